import htmx from "htmx.org";
import Alpine from "@alpinejs/csp";

htmx.config.includeIndicatorCSS = false;
window.htmx = htmx;
window.Alpine = Alpine;
Alpine.start();
