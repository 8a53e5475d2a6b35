// The two fields of a draft, by keys and by thumb. The kinds stand as buttons, each with a letter: one
// that is pressed accepts the draft as that. Who speaks is typed, in any script that the record has
// a name in: a comma takes a name and waits for another, Tab goes on to the kinds, Enter accepts. The
// lists below them, which serve without this script too, say what is sent.
import { isComposing } from "./desk_fields.js";
import { choose, heed, listOf, optionOf, put, shut } from "./desk_found.js";
import { find, indexOf, nameIn } from "./names.js";

// letters of the kinds: that of the English word or, where another has it, one that is in it.
const letters = {
  assert: "s", explain: "e", concern: "c", object: "o", request: "r", propose: "p", offer: "f", agree: "a",
  reject: "j", announce: "n", welcome: "w", expect: "x", decline: "d", concede: "k", threaten: "t",
};

// mend leads into a field of a draft.
export function mend(item, name) {
  const fields = item?.querySelector(".draft-mend");
  if (!fields) return false;
  fields.open = true;
  fieldsIn(fields);
  fields.querySelector(name === "kind" ? "[data-kinds] [tabindex='0']" : "[data-who]").focus();
  return true;
}

// fieldsIn gives the fields of a draft what they have by script, once.
export function fieldsIn(fields) {
  if (fields.querySelector("[data-kinds]")) return;
  const item = fields.closest("[data-draft-item]");
  const form = item.closest("form");
  kindsIn(fields, item, form.dataset.kinds);
  whoIn(fields, item, form.dataset);
}

// The kinds.

function kindsIn(fields, item, label) {
  const list = item.querySelector('[name^="kind."]');
  const group = element("div", { className: "draft-kinds" });
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  group.dataset.kinds = "";
  group.append(element("span", { className: "hint", textContent: label }));
  for (const option of list.options) {
    const [what, kind] = option.value.split(":");
    const letter = what === "statement" ? letters[kind] : "";
    if (!letter && !option.selected) continue; // the others are in the list
    group.append(kindButton(option, letter));
  }
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) acceptAs(item, list, button.dataset.value);
  });
  group.addEventListener("keydown", (event) => onKinds(event, group));
  list.addEventListener("change", () => current(group, list.value));
  fields.querySelector(".draft-fields").before(group);
  current(group, list.value);
}

function kindButton(option, letter) {
  const button = element("button", { type: "button" });
  button.dataset.value = option.value;
  if (letter) {
    button.dataset.letter = letter;
    button.setAttribute("aria-keyshortcuts", letter);
    button.append(element("kbd", { textContent: letter }), " ");
  }
  button.append(option.label);
  return button;
}

// current marks what is offered or chosen; the Tab key leads to it alone.
function current(group, value) {
  const all = [...group.querySelectorAll("button")];
  const here = all.find((b) => b.dataset.value === value) ?? all[0];
  for (const button of all) {
    button.tabIndex = button === here ? 0 : -1;
    button.setAttribute("aria-pressed", button.dataset.value === value ? "true" : "false");
  }
}

function acceptAs(item, list, value) {
  list.value = value;
  item.querySelector('[data-key="a"]').click();
}

// onKinds lets a letter be a kind and arrows go from one to the next.
function onKinds(event, group) {
  if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
  const all = [...group.querySelectorAll("button")];
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
  const meant = all.find((b) => b.dataset.letter === letter);
  if (step) all[(all.indexOf(event.target) + step + all.length) % all.length].focus();
  else if (meant) meant.click();
  else if (letter.length !== 1) return;
  event.preventDefault();
  event.stopPropagation();
}

// Who speaks.

let loading = null;

// load fetches the names once, when somebody first looks for one.
function load(address) {
  loading ??= fetch(address, { headers: { Accept: "application/json" } })
    .then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return indexOf((await answer.json()).actors);
    })
    .catch(() => { loading = null; return null; }); // the next letter tries again
  return loading;
}

function whoIn(fields, item, words) {
  const list = item.querySelector('[name^="speaker."]');
  const field = element("input", { type: "text", id: `${list.id}-who`, autocomplete: "off", spellcheck: false, placeholder: words.whoHint });
  field.dataset.who = "";
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  const place = element("div", { className: "field draft-who" });
  place.append(element("label", { htmlFor: field.id, textContent: words.who }), field);
  fields.querySelector(".draft-fields").prepend(place);
  const open = { item, field, select: list, taken: [], found: [], active: -1, list: null, names: words.names, label: words.who };
  field.addEventListener("focus", () => load(open.names));
  field.addEventListener("input", () => look(open));
  field.addEventListener("blur", () => shut(open));
  field.addEventListener("keydown", (event) => onWho(event, open), true);
}

const gaps = /[,、，]/;

// look shows whom the last of the names that are typed can mean.
async function look(open) {
  const typed = open.field.value.split(gaps);
  const last = typed.pop().trim();
  const before = typed.map((name) => name.trim());
  open.taken = open.taken.filter((one) => before.includes(one.text));
  const index = await load(open.names);
  if (!index || document.activeElement !== open.field || open.field.value.split(gaps).pop().trim() !== last) return;
  open.found = last === "" ? [] : find(index, last);
  if (open.found.length === 0) return shut(open);
  open.list ??= listOf("draft-who-found", open.label);
  open.list.replaceChildren(...open.found.map((actor, i) => {
    const { lang, text } = nameIn(actor, document.documentElement.lang);
    const line = optionOf(open.list, i, [element("span", { lang, textContent: text })], () => take(open, i));
    line.dataset.id = actor.id;
    return line;
  }));
  put(open, open.field.offsetHeight);
  choose(open, 0);
}

// take puts whom somebody chose into the field and into what is sent.
function take(open, i) {
  const actor = open.found[i];
  const text = nameIn(actor, document.documentElement.lang).text.replaceAll(/[,、，]/g, " ");
  if (!open.taken.some((one) => one.id === actor.id)) open.taken.push({ id: actor.id, text });
  open.field.value = `${open.taken.map((one) => one.text).join(", ")}, `;
  const value = open.taken.map((one) => one.id).join(",");
  if (![...open.select.options].some((option) => option.value === value)) {
    open.select.add(new Option(open.taken.map((one) => one.text).join(", "), value));
  }
  open.select.value = value;
  shut(open);
}

function onWho(event, open) {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const found = open.list?.isConnected && open.active >= 0;
  const goesOn = event.key.match(gaps);
  if (goesOn && found) take(open, open.active);
  else if (event.key === "Tab" && !event.shiftKey && open.field.value !== "") {
    if (found) take(open, open.active);
    open.item.querySelector("[data-kinds] [tabindex='0']").focus();
  } else if (event.key === "Enter") {
    if (found) take(open, open.active);
    else if (open.field.value.split(gaps).pop().trim() !== "") return event.preventDefault(); // nobody is called so
    open.item.querySelector('[data-key="a"]').click();
  } else if (event.key === "Escape" && !open.list?.isConnected) open.item.focus();
  else return heed(open, event, { take: (_, i) => take(open, i), close: () => shut(open) });
  event.preventDefault();
  event.stopPropagation();
}

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
