// What every page runs. Nothing here needs eval or inline code: the server forbids both.
import htmx from "htmx.org";
import Alpine from "@alpinejs/csp";
import choosing from "./components/choosing.js";
import copying from "./components/copying.js";
import file from "./components/file.js";
import theme from "./components/theme.js";
import { watchDialogs } from "./dialogs.js";
import { growAll, showMarked, watchForms } from "./forms.js";
import { watchMenus } from "./menus.js";
import { typing } from "./typing.js";

Object.assign(htmx.config, { includeIndicatorCSS: false, history: "reload" });
htmx.registerExtension("typing", typing);

Alpine.data("choosing", choosing);
Alpine.data("copying", copying);
Alpine.data("file", file);
Alpine.data("theme", theme);
Alpine.start();

watchMenus();
watchDialogs();
watchForms();

document.addEventListener("htmx:after:swap", () => {
  growAll();
  showMarked();
});
document.addEventListener("htmx:error", () => {
  const notice = document.getElementById("offline");
  if (notice) notice.hidden = false;
});
document.addEventListener("htmx:after:request", () => {
  const notice = document.getElementById("offline");
  if (notice) notice.hidden = true;
});
