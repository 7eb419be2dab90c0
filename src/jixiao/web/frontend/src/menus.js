// Menus are <details>: a click elsewhere or Escape closes them, and the focus goes back.
function openMenus() {
  return document.querySelectorAll("details[data-menu][open]");
}

export function watchMenus() {
  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}
