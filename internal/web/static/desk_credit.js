// Offers the known spelling of a name while a credit is typed: whichever of its spellings is
// begun, in whatever script, the one that the site writes is taken. "© Sherb" finds Scherbak.
import { choose, heed, listOf, optionOf, put, shut } from "./desk_found.js";
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
  root.addEventListener("keydown", (event) => ours(event) && heed(open, event, { take, close }), true);
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
  open.list ??= listOf("credits-found", open.known.dataset.label);
  open.list.replaceChildren(...open.found.map((thing, i) => option(open, thing, i)));
  put(open, open.field.offsetHeight + 2);
}

function option(open, thing, i) {
  const parts = [Object.assign(document.createElement("span"), { textContent: thing.names[1] })];
  const others = thing.names.filter((name, k) => k > 1 && k % 2 === 1).join(" · ");
  if (others) parts.push(" ", Object.assign(document.createElement("small"), { textContent: others }));
  return optionOf(open.list, i, parts, () => take(open, i));
}

function close(open) {
  turn++;
  shut(open);
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
