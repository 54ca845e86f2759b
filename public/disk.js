// Only where the page of a host was opened from a disk, where browsers refuse its program:
// names the file that holds everything. `words` stand in front, from the catalogue.
const box = document.createElement("div");
box.id = "from-disk";
box.className = "report";
box.setAttribute("role", "status");
for (const [lang, text] of words.disk) {
  const [before, after] = text.split("{file}");
  const paragraph = document.createElement("p");
  paragraph.lang = lang;
  const file = document.createElement("a");
  file.href = "./civic-atlas.html" + location.hash;
  file.textContent = "civic-atlas.html";
  paragraph.append(before, file, after);
  box.append(paragraph);
}
document.querySelector("h1").after(box);
