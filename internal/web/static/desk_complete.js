// Completes #issue and @person in form[data-names]: arrows choose, Enter or Tab takes, Escape
// leaves it; on a phone one taps. While an input method converts, its keys are its own; what
// it has so far is looked up all the same.
import { choose, heed, listOf, optionOf, put, shut } from "./desk_found.js";
import { begun, find, indexOf, nameIn } from "./names.js";

const spaceless = /^(ja|zh|th)\b/; // languages that put nothing between words
const mostRecent = 8;
let loading = null;

// completeIn wires the forms under root.
export function completeIn(root) {
  for (const form of root.querySelectorAll("form[data-names]")) wire(form);
}

function wire(form) {
  const open = { form, field: null, token: null, found: [], active: -1, list: null, composing: false };
  const fields = [form.elements.headline, form.elements.body].filter(Boolean);
  form.addEventListener("focusin", () => load(form.dataset.names), { once: true });
  form.addEventListener("keydown", (event) => heed(open, event, { take, close }), true);
  for (const field of fields) {
    prepare(field);
    field.addEventListener("compositionstart", () => { open.composing = true; });
    field.addEventListener("compositionend", () => {
      open.composing = false;
      look(open, field);
    });
    for (const what of ["input", "click"]) field.addEventListener(what, () => look(open, field));
    field.addEventListener("keyup", (event) => /^(Arrow(Left|Right)|Home|End)$/.test(event.key) && look(open, field));
    field.addEventListener("blur", () => close(open));
  }
}

function prepare(field) {
  field.setAttribute("aria-autocomplete", "list");
  if (field.tagName !== "INPUT") return; // a field of several lines has no such role
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-expanded", "false");
}

// load fetches the names once, when somebody begins to write.
function load(address) {
  loading ??= fetch(address, { headers: { Accept: "application/json" } })
    .then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      const { actors, issues } = await answer.json();
      return { actors: await indexOf(actors), issues: await indexOf(issues), sides: new Map(actors.map((a) => [a.id, a])) };
    })
    .catch(() => { loading = null; return null; }); // the next sign tries again
  return loading;
}

let turn = 0;

async function look(open, field) {
  const token = field.selectionStart === field.selectionEnd ? begun(field.value, field.selectionStart) : null;
  if (!token) return close(open);
  const mine = ++turn;
  const names = await load(open.form.dataset.names);
  if (mine !== turn || !names || document.activeElement !== field) return;
  const index = names[token.kind];
  const found = token.typed === "" ? recent(index.things, token.kind) : find(index, token.typed);
  if (found.length === 0) return close(open);
  Object.assign(open, { field, token, found, names });
  show(open);
  choose(open, token.typed === "" || open.composing ? -1 : 0);
}

function show(open) {
  const { form, field, found, token } = open;
  open.list ??= listOf("names-found", form.dataset.namesLabel);
  open.list.replaceChildren(...found.map((thing, i) => option(open, thing, i)));
  put(open, below(field, token.start));
  const said = form.querySelector("[data-names-said]");
  const words = said.dataset.namesSaid.replace("{count}", found.length);
  if (said.textContent !== words) said.textContent = words;
}

function option(open, thing, i) {
  const written = inText(open, thing);
  const parts = [Object.assign(document.createElement("span"), { lang: written.lang, textContent: written.text })];
  const own = nameIn(thing, document.documentElement.lang);
  const side = open.names.sides.get(thing.side);
  const more = [own.text === written.text ? "" : own.text, side ? nameIn(side, document.documentElement.lang).text : ""].filter(Boolean).join(" · ");
  if (more) parts.push(" ", Object.assign(document.createElement("small"), { textContent: more }));
  return optionOf(open.list, i, parts, () => tap(open, i));
}

// inText gives the name as it is written into the text: in its language, else as it is found.
function inText(open, thing) {
  return nameIn(thing, open.field.lang || open.form.lang, document.documentElement.lang);
}

function close(open) {
  turn++;
  if (shut(open)) open.form.querySelector("[data-names-said]").textContent = "";
}

// tap takes what is tapped. A conversion that is under way is ended first, by its own means.
function tap(open, i) {
  const thing = open.found[i];
  if (!open.composing) return take(open, i);
  const { field } = open;
  field.blur();
  setTimeout(() => {
    field.focus();
    const token = begun(field.value, field.selectionStart);
    if (token) write(open, field, token, thing);
  });
}

function take(open, i) {
  const { field, token, found } = open;
  write(open, field, token, found[i]);
}

// write puts the name in the place of what was typed, so that the browser's undo knows of it.
function write(open, field, token, thing) {
  open.field = field;
  let { text } = inText(open, thing);
  const next = field.value.slice(field.selectionStart, field.selectionStart + 1);
  if (!spaceless.test(field.lang) && !/^[\s\p{P}]/u.test(next)) text += " ";
  close(open);
  field.setSelectionRange(token.start, field.selectionStart);
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, token.start, field.selectionEnd, "end");
  field.dispatchEvent(new Event("change", { bubbles: true }));
  remember(token.kind, thing.id);
}

const recentKey = (kind) => `readout:${document.body.dataset.user ?? ""}:names:${kind}`;

// recent gives what was taken last, for the sign alone.
function recent(things, kind) {
  try {
    const ids = JSON.parse(localStorage.getItem(recentKey(kind))) ?? [];
    return ids.map((id) => things.find((thing) => thing.id === id)).filter(Boolean);
  } catch {
    return [];
  }
}

function remember(kind, id) {
  try {
    const ids = JSON.parse(localStorage.getItem(recentKey(kind))) ?? [];
    localStorage.setItem(recentKey(kind), JSON.stringify([id, ...ids.filter((other) => other !== id)].slice(0, mostRecent)));
  } catch {
    // no storage: nothing is remembered
  }
}

// below gives how far below the top of a field the line ends in which a place of its text stands.
function below(field, place) {
  if (field.tagName === "INPUT") return field.offsetHeight;
  const style = getComputedStyle(field);
  const mirror = document.createElement("div");
  for (const name of ["font", "lineHeight", "letterSpacing", "padding", "border", "boxSizing", "width", "wordBreak", "overflowWrap"]) mirror.style[name] = style[name];
  Object.assign(mirror.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", width: `${field.offsetWidth}px` });
  mirror.textContent = field.value.slice(0, place);
  const mark = document.createElement("span");
  mark.textContent = "\u200b";
  mirror.append(mark);
  document.body.append(mirror);
  const line = mark.offsetTop + mark.offsetHeight;
  mirror.remove();
  return Math.min(field.offsetHeight, line - field.scrollTop + 4);
}
