// Starts the programs, and speaks when that fails: a wasm is dead after a panic,
// so the way out of it must not need the wasm. The texts stand in the page, in all languages.
// A classic script: a sandbox or a disk refuses modules, and somebody has to say so. It waits for no other file, so that one
// that never comes cannot keep it from saying so.
//
// The message that nothing has started stands in the page and is shown by the style sheet after some seconds, whatever
// becomes of this script; here it is shown at once where that is certain, and taken away when the page is drawn.
{
  const root = document.documentElement;
  const tag = document.currentScript;
  // The page in one file carries what a host would be asked for.
  const carried = window.civicAtlasCarried;
  /** Milliseconds after which a part that failed is asked for again, and after which one that has not come is told. */
  const [PAUSES, LATE] = [[500, 1500], 8000];

  // A page that was cut on its way may lack any element.
  const hide = (id, hidden) => document.getElementById(id)?.toggleAttribute("hidden", hidden);
  const show = id => hide(id, false);
  const pause = time => new Promise(resolve => setTimeout(resolve, time));
  let hasCrashed = false;

  /** Asks until a part is there. */
  const persist = async ask => {
    for (let tries = 0; ; tries++) {
      try {
        return await ask();
      } catch (error) {
        console.warn(error);
        // What is carried does not come better a second time, and a program that has stopped has told it.
        if (carried || hasCrashed || tries === PAUSES.length) throw error;
        await pause(PAUSES[tries]);
      }
    }
  };
  /** Says of a part that it does not come in time. It is waited for all the same. */
  const tellLate = (part, say) => {
    const timer = setTimeout(say, LATE);
    const done = () => clearTimeout(timer);
    part.then(done, done);
  };
  /** A part that is asked for again has another address each time, since browsers keep what failed. */
  const asked = {};
  const again = address => {
    const before = asked[address] ?? 0;
    asked[address] = before + 1;
    return address + (before ? "?again=" + before : "");
  };
  /** The file of a part, its checksum where it has one, and its address. */
  const named = name => {
    const [file, integrity] = tag.getAttribute(`data-${name}`).split(" ");
    return { file, integrity, address: new URL(again(file), document.baseURI).href };
  };

  /** Starts a program once what it waits for is there. */
  const program = (glue, wasm, waits) => persist(async () => {
    if (carried) {
      const module_or_path = await carried.bytes(named(wasm).file);
      await waits;
      return carried.module(named(glue).file).default({ module_or_path });
    }
    const module_or_path = fetch(named(wasm).address);
    // It is waited for below; should the glue fail first, it is not.
    module_or_path.catch(() => {});
    const module = await import(named(glue).address);
    await waits;
    return module.default({ module_or_path });
  });

  /** Adds a style sheet or script of this host, behind what is there: of equal rules the later one counts. */
  const add = (part, before) => new Promise((resolve, reject) => {
    part.onload = resolve;
    part.onerror = () => {
      part.remove();
      reject(new Error(part.src || part.href));
    };
    if (before) before.after(part);
    else document.body.append(part);
  });
  const script = src => Object.assign(document.createElement("script"), { src });
  const sheet = href => Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  const also = file => persist(() => add(script(again(file)))).catch(() => {});
  // Each style sheet ends with a sign that it is whole; a host may have rewritten the rest.
  const isWhole = sign => getComputedStyle(root).getPropertyValue(sign).trim() === "1";
  const isStyled = () => isWhole("--is-whole");
  const addSheet = async (address, sign, before) => {
    const part = sheet(address);
    await add(part, before);
    if (isWhole(sign)) return;
    part.remove();
    throw new Error(address);
  };
  /** Without its later sheets the page works, but not as it is meant. */
  const dress = (file, sign) => {
    const added = persist(() => addSheet(again(file), sign));
    tellLate(added, () => show("unstyled"));
    return added.catch(() => show("unstyled"));
  };

  const styled = async () => {
    if (isStyled()) return;
    // The sheet, or where the page was cut in front of it, the announcement of it.
    const first = document.querySelector("link[rel=stylesheet]") ?? document.querySelector("link[as=style]");
    await new Promise(resolve => {
      if (document.readyState === "complete") return resolve();
      first.onload = first.onerror = resolve;
      addEventListener("load", resolve);
    });
    if (isStyled()) return;
    const before = document.body.contains(first) && first;
    // The page itself has asked for it once.
    again(first.href);
    await persist(() => addSheet(again(first.href), "--is-whole", before));
  };
  const bare = () => {
    // Without a style sheet what stands at the end is out of sight.
    document.body.prepend(document.getElementById("unstyled") ?? "");
    show("unstyled");
  };

  // Files that a program asks for by name. Its first words are fetched now, beside the program: those of the language in
  // the link, chosen before, or of the browser.
  const known = tag => LANGUAGES.find(name => name === tag?.toLowerCase().split(/[-_]/)[0]);
  const recall = name => {
    try {
      return localStorage.getItem("civic-atlas." + name);
    } catch { /* denied: the browser's languages and the system's theme stand */ }
  };
  const wanted = /[?&]lang=([^&]*)/.exec(location.hash)?.[1];
  const lang = [wanted, recall("lang"), ...navigator.languages ?? []].map(known).find(Boolean) ?? LANGUAGES[0];
  const first = "words-" + lang;
  root.dataset.spoken = lang;
  const page = /^#\/([a-z]*)/.exec(location.hash)?.[1];
  const files = {};
  const file = name => files[name] ??= persist(async () => {
    const { file, integrity, address } = named(name);
    if (carried) return carried.bytes(file);
    const answer = await fetch(address, { integrity });
    if (!answer.ok) throw new Error(answer.status + " " + answer.url);
    return new Uint8Array(await answer.arrayBuffer());
  }).catch(error => {
    files[name] = undefined;
    throw error;
  });

  const fail = error => {
    console.warn(error);
    // A panic has shown its own message already.
    if (!hasCrashed) root.dataset.start = "failed";
  };
  addEventListener("civic-atlas-panic", () => {
    hasCrashed = true;
    show("crashed");
  });
  addEventListener("civic-atlas-drawn", () => {
    hide("not-started", true);
    delete root.dataset.start;
  });
  addEventListener("civic-atlas-fetch", ({ detail }) => {
    const name = detail === "words" ? first : detail;
    const say = content => {
      dispatchEvent(new CustomEvent("civic-atlas-file", { detail: content ? [name, content] : [name] }));
    };
    const coming = file(name);
    if (name === detail) tellLate(coming, () => say());
    coming.then(say, error => {
      say();
      // Without its first words the program cannot start.
      if (detail === "words") fail(error);
    });
  });

  // The other programs, by name. One is fetched beside the first where the address names a page of it, when a page needs it,
  // and the second once the first picture stands, unless the reader saves data. Their sheets come behind the other ones.
  let main, dressed;
  const others = {};
  const load = name => {
    if (others[name]) return;
    const style = tag.dataset[name + "Sheet"];
    const styled = style && Promise.resolve(dressed).then(() => dress(style, `--${name}-is-whole`));
    const other = others[name] = program(name, name + "-wasm", Promise.all([styled, main]));
    const fails = () => dispatchEvent(new CustomEvent("civic-atlas-program-failed", { detail: name }));
    tellLate(other, fails);
    other.catch(() => {
      others[name] = undefined;
      fails();
    });
  };

  // A browser that translates the page puts elements of its own in the place of the texts that a program holds. One that
  // changes comes back there, to be translated anew: else what is said would be of the view before.
  const translations = new WeakMap();
  const rewritten = new MutationObserver(changes => {
    for (const { target } of changes) translations.get(target)?.replaceWith(target);
  });
  new MutationObserver(changes => {
    for (const { removedNodes: [text], addedNodes, previousSibling, nextSibling } of changes) {
      if (text?.nodeType !== Node.TEXT_NODE) continue;
      const translation = [...addedNodes, previousSibling, nextSibling].find(node => node?.nodeName === "FONT");
      if (!translation) continue;
      translations.set(text, translation);
      rewritten.observe(text, { characterData: true });
    }
  }).observe(root, { childList: true, subtree: true });

  const theme = recall("theme");
  // Where the system forces its own colours, the pictures go by the system too.
  if (theme && !matchMedia("(forced-colors: active)").matches) root.dataset.theme = theme;
  // A frame in somebody else's page: compact.
  const embed = () => root.toggleAttribute("data-embed", /[?&]embed=1(&|$)/.test(location.hash));
  addEventListener("hashchange", embed);
  const isEmbedded = embed();
  addEventListener("civic-atlas-need", ({ detail }) => load(detail));
  // The second program fills what is unfolded.
  addEventListener("toggle", () => load("pages"), true);
  addEventListener("civic-atlas-drawn", () => { if (!navigator.connection?.saveData) load("pages"); });

  const start = () => {
    // A link to a page whose title is known: that stands there while its programs come, and not the first picture.
    const isPlain = /^#\/\w+(\?lang=\w+)?$/.test(location.hash);
    const title = tag.getAttribute(`data-title-${page}-${lang}`)
      ?? (isPlain ? tag.getAttribute(`data-plain-title-${page}-${lang}`) : null);
    const still = title && document.querySelector("#still main");
    if (still) {
      const own = Object.assign(document.createElement("main"), { id: "titled", lang });
      own.append(Object.assign(document.createElement("h1"), { textContent: title }));
      still.before(own);
      root.dataset.titled = page;
    }
    document.getElementById("crash-reload")?.addEventListener("click", () => location.reload());
    document.getElementById("crash-reset")?.addEventListener("click", () => {
      location.hash = "#/";
      location.reload();
    });
    const look = carried ? Promise.resolve() : styled();
    tellLate(look, bare);
    // Drawn without its style sheet the page would jump.
    dressed = Promise.race([look.catch(bare), pause(LATE)]);
    if (!carried) {
      if (isEmbedded) also("./embed.js");
      // The style of what opens and is pointed at: at once where the address asks for more than the first page. The page in
      // one file has it from the start.
      const later = () => dress("./style/late.css", "--late-is-whole");
      if (location.hash.length > 2) dressed.then(later);
      else addEventListener("civic-atlas-drawn", later, { once: true });
    }
    if (location.protocol === "file:" && !carried) {
      // Browsers refuse modules and fetching from a disk: say which file does open.
      // Beside a page that a browser has saved it is missing: then the page says what is to be taken along.
      persist(() => add(script(again("./disk.js")))).catch(() => show("saved-copy"));
    } else if (origin === "null" && !carried) {
      // A sandbox without an origin of its own gets no modules from a host.
      location.replace("./civic-atlas.html" + location.hash);
    } else {
      main = program("js", "wasm", dressed);
      main
        .then(() => { if (parent === window && isSecureContext && !carried) import("./later.js").catch(() => {}); })
        .catch(fail);
      // A reader's data, in the address or in this page.
      const holdsData = /[?&]own=/.test(location.hash) || document.querySelector("script[data-own]");
      for (const [name, pages, wanted] of PROGRAMS) {
        if (!pages.includes(page) && !(name === "yours" && holdsData)) continue;
        load(name);
        // What it asks for when it starts.
        for (const name of wanted) file(name.replace("*", lang)).catch(() => {});
      }
    }
  };
  if (location.protocol !== "file:" && origin !== "null" || carried) file(first).catch(() => {});
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
