// Names that are typed into a field of a draft, with commas between them, in any script that the record
// has a name in: a comma takes the one that is found and waits for another, the Backspace key behind
// a comma takes the last one out, Tab goes on to the kinds, Enter accepts the draft.
import { isComposing } from "./desk_fields.js";
import { choose, heed, listOf, optionOf, put, shut } from "./desk_found.js";
import { find, indexOf, nameIn } from "./names.js";

const gaps = /[,、，]/;

let loading = null;

// load fetches the names once, when somebody first looks for one.
function load(address) {
  loading ??= fetch(address, { headers: { Accept: "application/json" } })
    .then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      const { actors, issues } = await answer.json();
      return { actors: await indexOf(actors), issues: await indexOf(issues) };
    })
    .catch(() => { loading = null; return null; }); // the next letter tries again
  return loading;
}

// typesNames wires a field of a draft for names of a kind. Of them: item, the draft; near, whose ids
// come first; taken, which stand in the field already; known, nothing else can be sent; put, what is
// done with those that are taken.
export function typesNames(field, of) {
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  const open = { ...of, field, taken: of.taken ?? [], finds: of.found, found: [], active: -1, list: null };
  field.addEventListener("focus", () => {
    load(open.names);
    if (lastOf(field) === open.taken.at(-1)?.text) write(open); // ready for another
  });
  field.addEventListener("input", () => look(open));
  field.addEventListener("blur", () => shut(open));
  field.addEventListener("keydown", (event) => onKey(event, open), true);
}

// lastOf gives the name that is being typed.
function lastOf(field) {
  return field.value.split(gaps).pop().trim();
}

// write shows the names that are taken, with a comma behind each.
function write(open) {
  open.field.value = open.taken.map((one) => `${one.text}, `).join("");
}

// look shows whom or what the last of the names that are typed can mean.
async function look(open) {
  const last = lastOf(open.field);
  const before = open.field.value.split(gaps).slice(0, -1).map((name) => name.trim());
  const kept = open.taken.filter((one) => before.includes(one.text));
  if (kept.length < open.taken.length) {
    open.taken = kept;
    open.put(kept);
  }
  const index = await load(open.names);
  if (!index || document.activeElement !== open.field || lastOf(open.field) !== last) return;
  const near = open.near();
  const place = (thing) => (near.includes(thing.id) ? near.indexOf(thing.id) : near.length);
  open.found = last === "" || isNone(open, last) ? [] : find(index[open.kind], last, 60).sort((a, b) => place(a) - place(b)).slice(0, 8);
  if (open.found.length === 0) return shut(open);
  open.list ??= listOf(open.finds, open.label);
  open.list.replaceChildren(...open.found.map((thing, i) => {
    const { lang, text } = nameIn(thing, document.documentElement.lang);
    const line = optionOf(open.list, i, [Object.assign(document.createElement("span"), { lang, textContent: text })], () => take(open, i));
    line.dataset.id = thing.id;
    return line;
  }));
  put(open, open.field.offsetHeight);
  choose(open, 0);
}

// isNone tells whether 0 is typed where nothing at all can be meant.
function isNone(open, typed) {
  return !open.known && /^[0０]$/.test(typed);
}

// take puts what somebody chose into the field, and into what is sent.
function take(open, i) {
  const thing = open.found[i];
  const text = nameIn(thing, document.documentElement.lang).text.replaceAll(/[,、，]/g, " ");
  if (!open.taken.some((one) => one.id === thing.id)) open.taken.push({ id: thing.id, text });
  write(open);
  open.put(open.taken);
  shut(open);
}

// takeOut takes the last of the names out, behind whose comma the cursor is.
function takeOut(open) {
  open.taken.pop();
  write(open);
  open.put(open.taken);
}

function onKey(event, open) {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const found = open.list?.isConnected && open.active >= 0;
  const { field } = open;
  if (event.key.match(gaps) && found) take(open, open.active);
  else if (event.key === "Backspace" && lastOf(field) === "" && open.taken.length > 0 && field.selectionStart === field.value.length) takeOut(open);
  else if (event.key === "Tab" && !event.shiftKey && field.value !== "") {
    if (found) take(open, open.active);
    open.item.querySelector("[data-kinds] [tabindex='0']").focus();
  } else if (event.key === "Enter") enter(open);
  else if (event.key === "Escape" && !open.list?.isConnected) leave(open);
  else return heed(open, event, { take: (_, i) => take(open, i), close: () => shut(open) });
  event.preventDefault();
  event.stopPropagation();
}

// leave goes back to the draft; what was begun and not taken is no name.
function leave(open) {
  open.field.value = open.taken.map((one) => one.text).join(", ");
  open.item.focus();
}

// enter accepts the draft with what is found; of what is not, a field that takes known names alone waits.
async function enter(open) {
  const typed = lastOf(open.field);
  if (isNone(open, typed)) {
    open.taken = [];
    open.field.value = "0";
    open.put([]);
  } else if (typed !== "") {
    if (!(open.list?.isConnected && open.active >= 0)) await look(open); // the names may be on their way
    if (lastOf(open.field) !== typed) return;
    if (open.list?.isConnected && open.active >= 0) take(open, open.active);
    else if (open.known) return;
  }
  open.item.querySelector('[data-key="a"]').click();
}
