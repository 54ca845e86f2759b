// What a page of a host gets once it works: an icon on the home screen, and a copy that opens without a network.
// All of it is optional; where it is refused, nothing is said. `words` stand in front, from the catalogue.
const own = document.querySelector("script[data-build]").dataset.build;

const manifest = document.createElement("link");
manifest.rel = "manifest";
manifest.href = "./manifest.webmanifest";
document.head.append(manifest);

// A reader who is still on an older build is told, once.
const tellOf = registration => {
  if (document.getElementById("new-version")) return;
  const say = list => (list.find(([lang]) => lang === document.documentElement.dataset.spoken) ?? list[0])[1];
  const box = document.createElement("div");
  const button = document.createElement("button");
  box.id = "new-version";
  box.className = "message";
  button.type = "button";
  button.textContent = say(words.show);
  button.addEventListener("click", () => {
    // The address keeps the view. A new worker that waits takes over first, so that old and new files are not mixed; where
    // another tab has let it, nothing waits any more.
    if (!registration.waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    registration.waiting.postMessage("take over");
  });
  box.append(say(words.ready), " ", button);
  document.body.append(box);
  // What lies over the page ends behind it, so that all of it can be scrolled into sight.
  document.documentElement.style.setProperty("--told", box.offsetHeight + 32 + "px");
  // Said where the page says everything: screen readers pass over what arrives with its words.
  document.getElementById("announcer")?.append(box.firstChild.textContent);
};

const watch = registration => {
  const ask = worker => worker?.postMessage("which build");
  navigator.serviceWorker.addEventListener("message", event => {
    if (event.data?.build && event.data.build !== own) tellOf(registration);
  });
  navigator.serviceWorker.startMessages();
  ask(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) ask(worker);
    });
  });
  // A page that stays open for days looks when its reader comes back to it.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
};

try {
  if (!navigator.connection?.saveData) navigator.serviceWorker.register("./sw.js").then(watch).catch(() => {});
} catch { /* no service workers here, or none for this page */ }
