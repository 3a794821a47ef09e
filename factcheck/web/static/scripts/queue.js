// Lists of things to do: j and k go from one to the next, t takes the one at hand.
function itemAt(step) {
  const items = [...document.querySelectorAll("[data-item]")];
  const here = items.findIndex((item) => item.closest("li").contains(document.activeElement));
  return items[Math.min(Math.max(here + step, 0), items.length - 1)];
}
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, textarea, select");
  if (writing || event.altKey || event.ctrlKey || event.metaKey || !document.querySelector("[data-item]")) return;
  if (event.key === "j") itemAt(1).focus();
  else if (event.key === "k") itemAt(-1).focus();
  else if (event.key === "t") document.activeElement.closest("li")?.querySelector("[data-take]")?.click();
});
