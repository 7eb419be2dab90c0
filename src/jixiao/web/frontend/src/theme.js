// Runs before the first paint: light or dark, as chosen here or else as the system has it.
const dark = matchMedia("(prefers-color-scheme: dark)");

function show() {
  const chosen = localStorage.getItem("theme");
  const isDark = chosen ? chosen === "dark" : dark.matches;
  document.documentElement.dataset.bsTheme = isDark ? "dark" : "light";
}

document.documentElement.classList.add("has-script");
dark.addEventListener("change", show);
addEventListener("theme", show);
addEventListener("storage", show);
show();
