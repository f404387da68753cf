// Prints one element alone, made for paper; without it a print is of the whole page.
function printAlone(sheet) {
  document.querySelector("body > .sheet")?.remove();
  document.body.append(sheet);
  root.dataset.print = "sheet";
  window.print();
}
window.addEventListener("afterprint", () => {
  document.querySelector("body > .sheet")?.remove();
  delete root.dataset.print;
});
