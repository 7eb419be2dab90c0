// A file input tells what was chosen, and says before the upload when it is too large.
function inWords(bytes) {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)}KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)}MB`;
}

export default () => ({
  init() {
    this.$root.querySelector("input[type=file]").addEventListener("change", (event) => this.tell(event));
  },
  tell(event) {
    const input = event.target;
    const files = [...input.files];
    const limit = Number(input.dataset.maxBytes ?? Infinity);
    const isTooLarge = files.some((file) => file.size > limit);
    const told = this.$refs.told;
    const names = files.map((file) => `${file.name}（${inWords(file.size)}）`).join("、");
    told.textContent = isTooLarge ? `${names} ${told.dataset.tooLarge}` : names;
    told.classList.toggle("text-danger", isTooLarge);
    input.setCustomValidity(isTooLarge ? told.dataset.tooLarge : "");
  },
});
