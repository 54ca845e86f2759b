// Starts the program, and speaks when that fails: the wasm is dead after a panic,
// so the way out of it must not need the wasm. The texts stand in the page, in all languages.
const tag = document.querySelector("script[data-wasm]");
const address = name => new URL(tag.dataset[name], document.baseURI).href;
const show = id => { document.getElementById(id).hidden = false; };

try {
  const theme = localStorage.getItem("civic-atlas.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* storage is denied: the system's theme stands */ }

addEventListener("civic-atlas-panic", () => show("crashed"));
document.getElementById("crash-reload").addEventListener("click", () => location.reload());
document.getElementById("crash-reset").addEventListener("click", () => {
  location.hash = "#/";
  location.reload();
});

// The second program: when a page needs it, else once the first picture stands, unless the reader saves data.
let rooms;
const load = () => {
  // Without an address both programs are one.
  if (!tag.dataset.rooms) return;
  rooms ??= import(address("rooms"))
    .then(glue => glue.default({ module_or_path: address("roomsWasm") }))
    .catch(error => {
      rooms = undefined;
      dispatchEvent(new CustomEvent("civic-atlas-rooms", { detail: "failed" }));
      console.warn(error);
    });
};
addEventListener("civic-atlas-need", load);
addEventListener("civic-atlas-drawn", () => { if (!navigator.connection?.saveData) load(); });

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
text(first).catch(() => {});

// Not `await`: browsers that know modules but not that would run nothing of this file.
import(address("js"))
  .then(glue => glue.default({ module_or_path: address("wasm") }))
  .catch(error => {
    // A panic has shown its own message already.
    if (document.getElementById("crashed").hidden) show("not-started");
    throw error;
  });
