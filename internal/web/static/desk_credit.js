// Offers the known spelling of a name while a credit is typed: whichever of its spellings is
// begun, in whatever script, the one that the site writes is taken. "© Sherb" finds Scherbak.
import { isComposing } from "./desk_fields.js";
import { find, fold, indexOf } from "./names.js";

const apart = /[/／,、，;；|｜©(（:：]/; // between the names of one credit

// creditsIn wires the credit fields under root, those of rows that come later too.
export function creditsIn(root) {
  const known = root.querySelector("#credits");
  if (!known || known.options.length === 0) return;
  const open = { known, field: null, list: null, found: [], active: -1 };
  const ours = (event) => event.target.matches?.("input[data-credit]") && event.target;
  root.addEventListener("focusin", (event) => ours(event) && prepare(event.target));
  root.addEventListener("input", (event) => ours(event) && look(open, event.target));
  root.addEventListener("focusout", (event) => ours(event) && close(open));
  root.addEventListener("keydown", (event) => ours(event) && key(open, event), true);
}

// prepare puts our list in the place of the browser's, which finds by the beginning alone.
function prepare(field) {
  if (!field.hasAttribute("list")) return;
  field.removeAttribute("list");
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
}

let index = null;

// spellings makes the index of the names: each with all that it is found by.
function spellings(known) {
  const all = new Map();
  for (const { value, label } of known.options) {
    if (!all.has(value)) all.set(value, { names: ["", value] });
    if (label && label !== value) all.get(value).names.push("", label);
  }
  return indexOf([...all.values()]);
}

// begun gives the name that is being typed: what stands behind the last sign between names.
function begun(field) {
  if (field.selectionStart !== field.value.length) return null;
  let start = 0;
  for (let i = 0; i < field.value.length; i++) if (apart.test(field.value[i])) start = i + 1;
  while (field.value[start] === " " || field.value[start] === "\u3000") start++;
  return { start, typed: field.value.slice(start) };
}

let turn = 0;

async function look(open, field) {
  const mine = ++turn;
  const token = begun(field);
  if (!token || fold(token.typed).length < 2) return close(open);
  const names = await (index ??= spellings(open.known));
  if (mine !== turn || document.activeElement !== field) return;
  const found = find(names, token.typed).filter((thing) => thing.names[1] !== token.typed);
  if (found.length === 0) return close(open);
  Object.assign(open, { field, token, found });
  show(open);
  choose(open, -1);
}

function show(open) {
  const { field, found, known } = open;
  open.list ??= Object.assign(document.createElement("ul"), { id: "credits-found", className: "names-found" });
  open.list.setAttribute("role", "listbox");
  open.list.setAttribute("aria-label", known.dataset.label);
  open.list.replaceChildren(...found.map((thing, i) => option(open, thing, i)));
  field.after(open.list);
  open.list.style.top = `${field.offsetTop + field.offsetHeight + 2}px`;
  field.setAttribute("aria-controls", open.list.id);
  field.setAttribute("aria-expanded", "true");
}

function option(open, thing, i) {
  const li = Object.assign(document.createElement("li"), { id: `credits-found-${i}` });
  li.setAttribute("role", "option");
  li.append(Object.assign(document.createElement("span"), { textContent: thing.names[1] }));
  const others = thing.names.filter((name, k) => k > 1 && k % 2 === 1).join(" · ");
  if (others) li.append(" ", Object.assign(document.createElement("small"), { textContent: others }));
  li.addEventListener("pointerdown", (event) => event.preventDefault()); // the cursor stays where it is
  li.addEventListener("click", () => take(open, i));
  return li;
}

function choose(open, i) {
  open.active = i;
  open.list.querySelectorAll("[role=option]").forEach((li, k) => {
    li.setAttribute("aria-selected", String(k === i));
    if (k === i) li.scrollIntoView({ block: "nearest" });
  });
  if (i < 0) open.field.removeAttribute("aria-activedescendant");
  else open.field.setAttribute("aria-activedescendant", `credits-found-${i}`);
}

function close(open) {
  turn++;
  if (!open.list?.isConnected) return;
  open.list.remove();
  open.field.removeAttribute("aria-activedescendant");
  open.field.removeAttribute("aria-controls");
  open.field.setAttribute("aria-expanded", "false");
}

function key(open, event) {
  if (!open.list?.isConnected || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
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

// take writes the known spelling in the place of what was typed, so that the browser's undo
// knows of it.
function take(open, i) {
  const { field, token, found } = open;
  close(open);
  field.setSelectionRange(token.start, field.value.length);
  const [, name] = found[i].names;
  if (!document.execCommand("insertText", false, name)) field.setRangeText(name, token.start, field.value.length, "end");
  close(open); // what was inserted has been looked up too
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
