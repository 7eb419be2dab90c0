// Runs before the first paint: light or dark, as chosen here or else as the system has it.
const dark = matchMedia("(prefers-color-scheme: dark)");
const paper = matchMedia("print");

// Paper is white: what is drawn by a script, such as charts, is drawn again for it.
function show() {
  const chosen = localStorage.getItem("theme");
  const isDark = !paper.matches && (chosen ? chosen === "dark" : dark.matches);
  document.documentElement.dataset.bsTheme = isDark ? "dark" : "light";
}

document.documentElement.classList.add("has-script");
dark.addEventListener("change", show);
paper.addEventListener("change", show);
addEventListener("theme", show);
addEventListener("storage", show);
show();
