// Native dialogues: a link to #name with data-opens shows it; data-close closes it, or an alert.
function dialogOf(link) {
  const name = link.getAttribute("href")?.slice(1);
  const found = name && document.getElementById(name);
  return found instanceof HTMLDialogElement ? found : null;
}

function onClick(event) {
  const opener = event.target.closest("[data-opens]");
  const dialog = opener && dialogOf(opener);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  const closer = event.target.closest("[data-close]");
  if (!closer) return;
  event.preventDefault();
  const open = closer.closest("dialog");
  if (open) open.close();
  else closer.closest("[data-closes]")?.remove();
}

function onKey(event) {
  const opener = event.target.closest?.("[data-opens]");
  if (!opener || event.key !== " ") return;
  event.preventDefault();
  opener.click();
}

// What was open because of the address alone (before this script came) is opened properly.
function openTarget() {
  const found = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(found instanceof HTMLDialogElement)) return;
  history.replaceState(null, "", location.pathname + location.search);
  found.showModal();
}

export function watchDialogs() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  openTarget();
}
