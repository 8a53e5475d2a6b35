// The fields of a draft, by keys and by thumb. The kinds stand as buttons, each with a letter: one
// that is pressed accepts the draft as that. Who speaks, and what it is about, is typed (desk_draft_names.js). The
// lists below them, which serve without this script too, say what is sent.
import { isComposing } from "./desk_fields.js";
import { typesNames } from "./desk_draft_names.js";

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
  fields.querySelector({ kind: "[data-kinds] [tabindex='0']", speaker: "[data-who]", issues: "[data-issues]" }[name]).focus();
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
export function said(item, names) {
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
  issuesIn(item, form.dataset);
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

// Who speaks, and what it is about.

function whoIn(fields, item, words) {
  const list = item.querySelector('[name^="speaker."]');
  const field = element("input", { type: "text", id: `${list.id}-who`, autocomplete: "off", spellcheck: false, placeholder: words.whoHint });
  field.dataset.who = "";
  const place = element("div", { className: "field draft-who" });
  place.append(element("label", { htmlFor: field.id, textContent: words.who }), field);
  fields.querySelector(".draft-fields").prepend(place);
  typesNames(field, {
    item, kind: "actors", names: words.names, label: words.who, found: "draft-who-found", known: true,
    near: () => [...list.options].map((option) => option.value), // first who is here
    put: (taken) => taken.length > 0 && speaks(item, list, taken),
  });
}

// speaks has whom somebody chose speak.
function speaks(item, list, taken) {
  const names = taken.map((one) => one.text).join(", ");
  const value = taken.map((one) => one.id).join(",");
  if (![...list.options].some((option) => option.value === value)) list.add(new Option(names, value));
  list.value = value;
  said(item, names);
}

// issuesIn completes the names of issues; what stands in the field is what is sent.
function issuesIn(item, words) {
  const field = item.querySelector("[data-issues]");
  const ids = field.dataset.issues.split(",").filter(Boolean);
  const texts = field.value.split(",").map((name) => name.trim()).filter(Boolean);
  typesNames(field, {
    item, kind: "issues", names: words.names, label: words.issuesLabel, found: "draft-issue-found",
    taken: ids.length === texts.length ? ids.map((id, i) => ({ id, text: texts[i] })) : [],
    near: () => ids,
    put: (taken) => about(item, taken),
  });
}

// about shows what a draft is about in its head.
function about(item, taken) {
  const head = item.querySelector(".draft-said");
  for (const old of head.querySelectorAll(".issue")) old.remove();
  for (const { text } of taken) head.append(" ", element("span", { className: "issue", textContent: text }));
}

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
