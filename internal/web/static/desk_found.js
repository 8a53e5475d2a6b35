// The list of what was found for a field that somebody types in: {field, list, found, active}.
// Arrows choose in it, Enter or Tab takes what is chosen, Escape closes it; while an input
// method converts, its keys are its own. What is found, and what taking it means, is its owner's.
import { isComposing } from "./desk_fields.js";

// listOf makes an empty list.
export function listOf(id, label) {
  const list = Object.assign(document.createElement("ul"), { id, className: "names-found" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  return list;
}

// optionOf makes one of its lines; take is called when it is tapped.
export function optionOf(list, i, parts, take) {
  const li = Object.assign(document.createElement("li"), { id: `${list.id}-${i}` });
  li.setAttribute("role", "option");
  li.append(...parts);
  li.addEventListener("pointerdown", (event) => event.preventDefault()); // the cursor stays where it is
  li.addEventListener("click", take);
  return li;
}

// put shows the list below its field, so many pixels from the field's top.
export function put(open, below) {
  open.field.after(open.list);
  open.list.style.top = `${open.field.offsetTop + below}px`;
  open.field.setAttribute("aria-controls", open.list.id);
  if (open.field.hasAttribute("aria-expanded")) open.field.setAttribute("aria-expanded", "true");
}

// choose marks a line, -1 none.
export function choose(open, i) {
  open.active = i;
  open.list.querySelectorAll("[role=option]").forEach((li, k) => {
    li.setAttribute("aria-selected", k === i ? "true" : "false");
    if (k === i) li.scrollIntoView({ block: "nearest" });
  });
  if (i < 0) open.field.removeAttribute("aria-activedescendant");
  else open.field.setAttribute("aria-activedescendant", `${open.list.id}-${i}`);
}

// shut takes the list away; it tells whether there was one.
export function shut(open) {
  if (!open.field || !open.list?.isConnected) return false;
  open.list.remove();
  open.field.removeAttribute("aria-activedescendant");
  open.field.removeAttribute("aria-controls");
  if (open.field.hasAttribute("aria-expanded")) open.field.setAttribute("aria-expanded", "false");
  return true;
}

// heed does what a key means for the list, if it is open.
export function heed(open, event, { take, close }) {
  if (!open.list?.isConnected || event.target !== open.field || isComposing(event)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const last = open.found.length - 1;
  const act = {
    ArrowDown: () => choose(open, open.active === last ? 0 : open.active + 1),
    ArrowUp: () => choose(open, open.active <= 0 ? last : open.active - 1),
    Escape: () => close(open),
    Enter: open.active >= 0 && (() => take(open, open.active)),
    Tab: open.active >= 0 && (() => take(open, open.active)),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
