// A cell that somebody goes on typing in while it is being saved keeps what was typed: only the
// answer to what stands in it now draws it anew.
const answered = new WeakMap();

export const typing = {
  htmx_config_request(control, { ctx }) {
    if (control instanceof HTMLTextAreaElement) ctx.typed = control.value;
  },
  htmx_after_request(control, { ctx }) {
    if (ctx.typed !== undefined) answered.set(control, ctx.typed);
  },
  htmx_before_morph_node(control) {
    if (!(control instanceof HTMLTextAreaElement)) return true;
    return control.value === (answered.get(control) ?? control.defaultValue);
  },
};
