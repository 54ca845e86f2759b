// Starts the programs, and speaks when that fails: a wasm is dead after a panic,
// so the way out of it must not need the wasm. The texts stand in the page, in all languages.
// A classic script: a sandbox or a disk refuses modules, and somebody has to say so.
// Lines that hold only a comment are left out when the page is built.
{
  const root = document.documentElement;
  const tag = document.currentScript;
  const address = name => new URL(tag.dataset[name], document.baseURI).href;
  const show = id => { document.getElementById(id).hidden = false; };
  // The page in one file brings its own way to a program, and has no other files.
  const inlined = window.civicAtlasProgram;
  const program = inlined || ((glue, wasm) =>
    import(address(glue)).then(module => module.default({ module_or_path: address(wasm) })));

  try {
    const theme = localStorage.getItem("civic-atlas.theme");
    if (theme) root.dataset.theme = theme;
  } catch { /* storage is denied: the system's theme stands */ }

  addEventListener("civic-atlas-panic", () => show("crashed"));
  document.getElementById("crash-reload").addEventListener("click", () => location.reload());
  document.getElementById("crash-reset").addEventListener("click", () => {
    location.hash = "#/";
    location.reload();
  });

  const also = file => {
    const script = document.createElement("script");
    script.src = file;
    document.head.append(script);
  };

  // A frame in somebody else's page: compact.
  const embed = () => root.toggleAttribute("data-embed", /[?&]embed=1(&|$)/.test(location.hash));
  addEventListener("hashchange", embed);
  if (embed() && !inlined) also("./embed.js");

  // The second program: when a page needs it, else once the first picture stands, unless the reader saves data.
  let pages;
  const load = () => {
    // Without an address both programs are one.
    if (!tag.dataset.pages) return;
    pages ??= program("pages", "pagesWasm").catch(error => {
      pages = undefined;
      dispatchEvent(new CustomEvent("civic-atlas-pages-failed", { detail: "" }));
      console.warn(error);
    });
  };
  addEventListener("civic-atlas-need", load);
  // The second program fills what is unfolded.
  addEventListener("toggle", load, true);
  addEventListener("civic-atlas-drawn", () => { if (!navigator.connection?.saveData) load(); });

  // The style of what opens and is pointed at: once the first picture stands; at once where the address asks for more.
  const dress = () => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "./late.css";
    // After the first sheet, which stands at the end of the body: of equal rules the later one counts.
    document.body.append(link);
  };
  // The page in one file has it from the start.
  if (!inlined) {
    if (location.hash.length > 2) dress();
    else addEventListener("civic-atlas-drawn", dress, { once: true });
  }

  // Files that a program asks for by name; a page in one file has their texts in `civicAtlasTexts`. Its first words are
  // fetched now, beside the program: those of the language in the link, chosen before, or of the browser.
  const texts = window.civicAtlasTexts ?? {};
  const known = tag => ["En", "Uz", "Ru"].find(name => name.toLowerCase() === tag?.toLowerCase().split(/[-_]/)[0]);
  let chosen;
  try { chosen = localStorage.getItem("civic-atlas.lang"); } catch { /* denied: the browser's languages stand */ }
  const language = [/[?&]lang=([^&]*)/.exec(location.hash)?.[1], chosen, ...navigator.languages ?? []].map(known).find(Boolean);
  const first = "words" + (language ?? "En");
  const text = async name => texts[name] ??= fetch(address(name)).then(answer => {
    if (!answer.ok) throw new Error(answer.status + " " + answer.url);
    return answer.text();
  }).catch(error => {
    texts[name] = undefined;
    throw error;
  });
  addEventListener("civic-atlas-fetch", async ({ detail }) => {
    const name = detail === "words" ? first : detail;
    const say = detail => dispatchEvent(new CustomEvent("civic-atlas-file", { detail }));
    try {
      say(name + "\n" + await text(name));
    } catch (error) {
      console.warn(error);
      say(name);
      // Without its first words the program cannot start.
      if (detail === "words") show("not-started");
    }
  });

  if (location.protocol === "file:" && !inlined) {
    // Browsers refuse modules and fetching from a disk: say which file does open.
    also("./disk.js");
  } else if (origin === "null" && !inlined) {
    // A sandbox without an origin of its own gets neither modules nor checked styles from a host.
    location.replace("./civic-atlas.html" + location.hash);
  } else {
    if (!inlined) text(first).catch(() => {});
    program("js", "wasm")
      .then(() => { if (parent === window && isSecureContext && !inlined) import("./later.js").catch(() => {}); })
      .catch(error => {
        // A panic has shown its own message already.
        if (document.getElementById("crashed").hidden) show("not-started");
        throw error;
      });
  }
}
