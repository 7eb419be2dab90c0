// The switch between light, dark, and what the system says; kept in this browser.
export default () => ({
  theme: localStorage.getItem("theme") ?? "auto",
  get isAuto() { return this.theme === "auto"; },
  get isLight() { return this.theme === "light"; },
  get isDark() { return this.theme === "dark"; },
  choose(event) {
    this.theme = event.currentTarget.dataset.theme;
    if (this.isAuto) localStorage.removeItem("theme");
    else localStorage.setItem("theme", this.theme);
    dispatchEvent(new Event("theme"));
  },
});
