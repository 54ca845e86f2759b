// Only in the archive for SCORM 1.2: tells the platform where a lesson stands, and opens it there the next time.
//
// No score is sent: Kolibri takes one for the share that is done. What is not complete is said at once, since else Kolibri
// takes an app that says nothing for complete after five minutes.
{
  const found = () => {
    for (let above = window, steps = 0; steps < 9; above = above.parent, steps++) {
      if (above.API) return above.API;
      if (above === above.parent) return undefined;
    }
  };
  let api;
  try {
    api = found();
  } catch { /* a frame of another origin: there is nobody to tell */ }
  if (api && String(api.LMSInitialize("")) === "true") {
    const set = (name, value) => api.LMSSetValue(`cmi.core.${name}`, value);
    const get = name => String(api.LMSGetValue(`cmi.core.${name}`));
    const place = get("lesson_location");
    if (location.hash.length < 3) location.replace(place.startsWith("#/") ? place : "#/lessons");
    if (!["passed", "completed"].includes(get("lesson_status"))) set("lesson_status", "incomplete");
    api.LMSCommit("");
    addEventListener("civic-atlas-lesson", ({ detail }) => {
      const [link, end] = detail.split(" ");
      set("lesson_location", link);
      if (end) set("lesson_status", "passed");
      api.LMSCommit("");
    });
    addEventListener("pagehide", () => api.LMSFinish(""));
  }
}
