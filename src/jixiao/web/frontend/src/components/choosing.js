// Many rows chosen at once: a box for all of them, and how many are chosen.
export default () => ({
  number: 0,
  get isNone() { return this.number === 0; },
  boxes() { return [...this.$root.querySelectorAll("input[type=checkbox][data-row]")]; },
  all() { return this.$root.querySelector("input[type=checkbox][data-all]"); },
  init() {
    this.$root.addEventListener("change", (event) => this.changed(event));
    this.count();
  },
  changed(event) {
    if (event.target === this.all()) {
      for (const box of this.boxes()) box.checked = event.target.checked;
    }
    this.count();
  },
  count() {
    const boxes = this.boxes();
    this.number = boxes.filter((box) => box.checked).length;
    const all = this.all();
    if (!all) return;
    all.checked = boxes.length > 0 && this.number === boxes.length;
    all.indeterminate = this.number > 0 && this.number < boxes.length;
  },
});
