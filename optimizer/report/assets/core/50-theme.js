// Light or dark: as the reader's system says until they choose; paper is always light.
const system = window.matchMedia("(prefers-color-scheme: dark)");
let chosenDark = null;
let printing = false;
const isDark = () => !printing && (chosenDark === null ? system.matches : chosenDark);
const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();

function applyTheme() {
  root.dataset.theme = isDark() ? "dark" : "light";
  root.classList.toggle("dark", isDark()); // DataTables reads this
  root.dispatchEvent(new Event("themed"));
}
function themeButton() {
  const tell = () => button.setAttribute("aria-pressed", String(isDark()));
  const button = element("button", {type: "button", onclick: () => { chosenDark = !isDark(); applyTheme(); }}, say("page.dark"));
  root.addEventListener("themed", tell, {signal: leaving.signal});
  tell();
  return button;
}
system.addEventListener("change", applyTheme);
window.addEventListener("beforeprint", () => { printing = true; applyTheme(); drawEverything(); });
window.addEventListener("afterprint", () => { printing = false; applyTheme(); });
