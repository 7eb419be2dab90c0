// Copies a link that is shown once. The older command also works where there is no HTTPS.
export default () => ({
  told: "",
  copy() {
    this.$refs.text.select();
    this.told = document.execCommand("copy") ? this.$root.dataset.copied : "";
  },
});
