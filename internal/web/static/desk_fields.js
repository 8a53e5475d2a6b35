// Small helps for single fields.

// growIn lets text areas grow with their text. Browsers that know field-sizing do it in CSS.
export function growIn(root) {
  if (CSS.supports("field-sizing", "content")) return;
  for (const area of root.querySelectorAll("textarea[data-grow]")) {
    area.addEventListener("input", () => grow(area));
    grow(area);
  }
}

// grow gives a text area the height of its text.
export function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

// showPasswordsIn wires the boxes that make a password readable while it is typed.
export function showPasswordsIn(root) {
  for (const box of root.querySelectorAll("input[data-show]")) {
    const fields = box.dataset.show.split(" ").map((id) => root.getElementById(id));
    box.closest("[hidden]")?.removeAttribute("hidden");
    box.addEventListener("change", () => {
      for (const field of fields) field.type = box.checked ? "text" : "password";
    });
  }
}

// showFaults brings the summary of what needs mending to whoever sent the form, also
// where the browser does not heed autofocus.
export function showFaults(root) {
  root.querySelector("[data-faults]")?.focus();
}

// isComposing tells whether a key belongs to an input method. Safari ends a conversion
// before it sends the key, with 229 as its code.
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}
