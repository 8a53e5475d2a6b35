// The two fields of a draft, by keys and by thumb. The kinds stand as buttons, each with a letter: one
// that is pressed accepts the draft as that. Who speaks is typed, in any script that the record has
// a name in: a comma takes a name and waits for another, Tab goes on to the kinds, Enter accepts. The
// lists below them, which serve without this script too, say what is sent.
import { isComposing } from "./desk_fields.js";
import { choose, heed, listOf, optionOf, put, shut } from "./desk_found.js";
import { find, indexOf, nameIn } from "./names.js";

// letters of the kinds, in the record's order: that of the English word or, where another has it, one that is in it.
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

// acceptNumber accepts a draft as one of the first ten kinds of statements: 1 is the first, 0 the tenth.
export function acceptNumber(item, number) {
  const list = item?.querySelector('[name^="kind."]');
  const option = list && numbered(list)[(number + 9) % 10];
  if (option) acceptAs(item, list, option.value);
  return Boolean(option);
}

function numbered(list) {
  return byOrder(list).slice(0, 10);
}

// byOrder gives the kinds of statements in the order of the letters above, which is the record's.
function byOrder(list) {
  return Object.keys(letters).map((kind) => [...list.options].find((option) => option.value === `statement:${kind}`));
}

// bothSides has all sides of the round say it; it is accepted by another key.
export function bothSides(item) {
  const sides = item?.querySelector("option[data-sides]");
  if (!sides) return false;
  sides.selected = true;
  said(item, sides.label);
  return true;
}

// said shows who speaks in the head of a draft.
function said(item, names) {
  const who = item.querySelector(".draft-said > :first-child");
  who.replaceWith(element("strong", { textContent: names }));
  item.querySelector(".draft-said .printed")?.remove();
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
  const kinds = byOrder(list);
  const other = [...list.options].find((option) => option.selected && !kinds.includes(option));
  if (other) group.append(kindButton(other, "", 0)); // an outcome or a forecast; the rest of those are in the list
  kinds.forEach((option, i) => group.append(kindButton(option, letters[option.value.split(":")[1]], i < 10 ? i + 1 : 0)));
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) acceptAs(item, list, button.dataset.value);
  });
  group.addEventListener("keydown", (event) => onKinds(event, group));
  list.addEventListener("change", () => current(group, list.value));
  fields.querySelector(".draft-fields").before(group);
  current(group, list.value);
}

function kindButton(option, letter, number) {
  const button = element("button", { type: "button" });
  button.dataset.value = option.value;
  if (letter) {
    button.dataset.letter = letter;
    button.setAttribute("aria-keyshortcuts", letter);
    if (number > 0) button.append(element("kbd", { textContent: number % 10 }), " ");
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
  const near = [...open.select.options].map((option) => option.value); // first who is here
  const place = (actor) => (near.includes(actor.id) ? near.indexOf(actor.id) : near.length);
  open.found = last === "" ? [] : find(index, last, 60).sort((a, b) => place(a) - place(b)).slice(0, 8);
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
  said(open.item, open.taken.map((one) => one.text).join(", "));
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
