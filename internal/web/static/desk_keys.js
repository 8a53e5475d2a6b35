// The keys that work on a page: ? or the button opens the list of them, Esc closes it, and
// what had the focus has it again. Lines about what the page does not have just then are left out.
import { isComposing } from "./desk_fields.js";

// keysIn wires the list #keys and its buttons, where a page has keys of its own.
export function keysIn(root) {
  const list = root.querySelector("#keys");
  if (!list) return;
  const all = list.querySelector("dl");
  const lines = [...all.children];
  const look = () => {
    const there = lines.filter((line) => !line.dataset.for || root.querySelector(line.dataset.for));
    all.replaceChildren(...there);
    return there.some((line) => line.dataset.for);
  };
  if (!look()) return;
  let from = null;
  const open = () => {
    from = document.activeElement;
    look();
    list.showModal();
  };
  for (const button of root.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", open);
  }
  document.addEventListener("keydown", (event) => {
    if (!asks(event) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  list.addEventListener("click", (event) => {
    if (event.target === list || event.target.closest("[data-close]")) list.close();
  });
  list.addEventListener("close", () => from?.isConnected && from.focus());
}

// asks tells whether a key asks for the list: ? where nothing is typed.
function asks(event) {
  if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isComposing(event)) return false;
  return !event.target.closest("input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable]");
}
