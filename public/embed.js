// Only where the page stands compactly in a frame of another page: tells that page how high it is, and shows the way
// to the full view, outside of the frame. `words` stand in front, from the catalogue.
const root = document.documentElement;
const link = document.createElement("a");
link.id = "full-view";
link.target = "_blank";
link.rel = "noopener";
const renew = () => {
  link.hidden = !root.hasAttribute("data-embed");
  link.href = location.href.replace(/([?&])embed=1(&|$)/, (_, before, after) => after && before);
  link.textContent = (words.full.find(([lang]) => lang === root.dataset.spoken) ?? words.full[0])[1];
};
renew();
new MutationObserver(renew).observe(root, { attributeFilter: ["data-spoken", "data-view", "data-embed"] });
document.body.append(link);
if (parent !== window) {
  new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (root.hasAttribute("data-embed")) parent.postMessage({ type: "civic-atlas-height", height }, "*");
  }).observe(root);
}
