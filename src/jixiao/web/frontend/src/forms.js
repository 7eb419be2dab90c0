// Forms: cells that grow with what is written, filters that go off by themselves, no double sending.
function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

export function growAll(root = document) {
  if (CSS.supports("field-sizing", "content")) return;
  for (const area of root.querySelectorAll(".paper textarea, textarea[data-grows]")) grow(area);
}

function onSubmit(event) {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  setTimeout(() => {
    for (const button of form.querySelectorAll("button:not([type=button])")) button.disabled = true;
  });
}

function onShow(event) {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("form[method=post] button:disabled")) button.disabled = false;
}

function mark(link) {
  const cell = document.getElementById(link.hash.slice(1));
  if (!cell) return false;
  for (const one of document.querySelectorAll(".is-marked")) one.classList.remove("is-marked");
  cell.classList.add("is-marked");
  cell.scrollIntoView({ block: "center" });
  const control = cell.querySelector("input, textarea, select, button, a") ?? cell;
  if (control === cell && !cell.hasAttribute("tabindex")) cell.tabIndex = -1;
  control.focus({ preventScroll: true });
  return true;
}

// A value asked for stands somewhere in a long file: the part that shows the file goes there.
export function showMarked() {
  const cell = document.querySelector("#source td.is-marked");
  const box = cell?.closest(".column-aside");
  if (box) box.scrollTop += cell.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}

function onClick(event) {
  const link = event.target.closest("a[data-marks]");
  if (link && mark(link)) event.preventDefault();
  if (event.target.closest("[data-print]")) print();
}

export function watchForms() {
  document.addEventListener("input", (event) => {
    if (event.target.matches(".paper textarea, textarea[data-grows]")) growAll(event.target.parentElement);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
  });
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick);
  addEventListener("pageshow", onShow);
  growAll();
  showMarked();
}
