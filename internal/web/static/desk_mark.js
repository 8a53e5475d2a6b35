// Marking a statement: select words in an update and a button appears beside them; it, or
// Alt+M, or m, opens the panel. The panel sends the same form as the update's own page. What the
// words are besides a statement is chosen in it, or with a key of its own: desk_mark_as.js.
import { replaceTimeline, tell } from "./desk_compose.js";
import { isComposing, showFaults } from "./desk_fields.js";
import { chosen, guessIn, selectNext, takeInner, tellAway } from "./desk_guess.js";
import { asOf, chooseAs, putItem, takeBack } from "./desk_mark_as.js";
import { fieldOf, quoteOf } from "./desk_words.js";

// markIn wires the button #mark-button and the panel #mark-panel, where a page has them.
export function markIn(root) {
  const button = root.querySelector("#mark-button");
  const panel = root.querySelector("#mark-panel");
  if (!button || !panel) return;
  document.addEventListener("selectionchange", () => place(button));
  document.addEventListener("scroll", () => place(button), { passive: true });
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the selection
  button.addEventListener("click", () => open(panel));
  document.addEventListener("keydown", (event) => {
    const as = opens(event);
    if (!as || panel.open || !fieldOf(document.getSelection())) return;
    event.preventDefault();
    open(panel, as);
  });
  wire(panel);
}

// opens tells as what a key asks for the panel: Alt+M anywhere, m where nothing is typed; o, f
// and p likewise. With Alt, a Mac types another character, so the key's place counts.
function opens(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey) return "";
  if (event.altKey) return asOf(event.code);
  if (event.target.closest("input, textarea, select, dialog, [contenteditable], [data-draft-item]")) return "";
  return asOf(`Key${event.key.toUpperCase()}`);
}

// place shows the button just under the end of the selection, inside of the window.
function place(button) {
  const selection = document.getSelection();
  const field = fieldOf(selection);
  button.hidden = !field;
  if (!field) return;
  const box = selection.getRangeAt(0).getBoundingClientRect();
  const left = Math.min(Math.max(box.left, 8), window.innerWidth - button.offsetWidth - 8);
  const below = box.bottom + 8;
  const top = below + button.offsetHeight > window.innerHeight ? box.top - button.offsetHeight - 8 : below;
  button.style.left = `${left}px`;
  button.style.top = `${Math.max(top, 8)}px`;
}

// last is the mark before: often its speakers go on, about the same.
let last = { action: "", speakers: [], issues: [] };
let guess = Promise.resolve({}); // what the words in the panel seem to be

function open(panel, as = "statement") {
  const selection = document.getSelection();
  const field = fieldOf(selection);
  if (!field) return;
  const form = panel.querySelector("form");
  const quote = quoteOf(field, selection.getRangeAt(0));
  empty(panel);
  fill(form, field, quote);
  panel.showModal();
  guess = guessIn(form, last);
  chooseAs(panel, as, guess);
  if (as === "statement") guess.then(() => askWho(panel, form));
}

// askWho leads to the field for names where the words name nobody and there is a keyboard; on a
// phone one would hide the names. Else the button that records keeps the focus: what is filled
// in is most often right, and letters lead to what is not.
function askWho(panel, form) {
  if (!panel.open || form.hidden || document.activeElement !== form.querySelector("[data-primary]") || chosen(form, "speaker").length > 0) return;
  if (window.matchMedia("(hover: hover) and (pointer: fine)").matches) form.querySelector("#mark-speaker input[type=search]")?.focus();
}

// fill puts the words and their place into the panel's form.
export function fill(form, field, quote) {
  const update = field.closest("[data-n]");
  form.action = update.dataset.markAction;
  const values = { ...quote, field: field.dataset.field, from: update.dataset.revision };
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  const words = form.querySelector("[data-words]");
  words.textContent = quote.exact;
  words.lang = field.closest("[lang]").lang;
}

function wire(panel) {
  panel.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) panel.close();
  });
  // The browser tells with its next picture: until then the panel may be open again for other words.
  panel.addEventListener("close", () => panel.open || empty(panel));
  panel.addEventListener("keydown", (event) => goTo(panel, event));
  panel.addEventListener("change", (event) => {
    const { form, name, value } = event.target;
    if (name === "as") chooseAs(panel, value, guess);
    if (!form?.matches("[data-statement]")) return;
    if (name === "about") event.target.dataset.said = "true";
    if (name === "speaker" || name === "round") tellAway(form);
  });
  panel.addEventListener("picked", (event) => event.target.closest("form[data-statement]")?.querySelector("[data-primary]").focus({ preventScroll: true }));
  panel.querySelector("[data-inner]").addEventListener("click", () => takeInner(panel.querySelector("form[data-statement]")));
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    send(panel, event.target);
  });
}

const fields = { KeyS: "#mark-speaker input[type=search]", KeyK: "#mark-kind", KeyI: "#mark-issue input[type=search]", KeyV: "#mark-via" };

// goTo leads from anywhere in the panel to who, what, about what and through whom by a letter,
// with Alt where one types: the key's place counts, as a Mac types other characters with Alt and
// a Russian keyboard other letters without. Enter on the kind sends.
function goTo(panel, event) {
  if (event.key === "Enter") {
    if (event.repeat) event.preventDefault(); // the key that took a name is still down
    else if (event.target.matches("select") && !isComposing(event)) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
    return;
  }
  const types = event.target.matches("select, textarea, input:not([type=checkbox], [type=radio])");
  if (event.ctrlKey || event.metaKey || isComposing(event) || (types && !event.altKey)) return;
  if (asOf(event.code)) {
    event.preventDefault();
    chooseAs(panel, asOf(event.code), guess);
  } else if (lead(panel, event.code)) {
    event.preventDefault();
  }
}

// lead goes to the field of a key, or does what the key stands for: true if there is any.
function lead(panel, code) {
  const form = panel.querySelector("form[data-statement]");
  if (form.hidden) return false;
  if (code === "KeyT") return takeInner(form);
  if (code === "KeyA") {
    form.elements.about.click();
    openFor(form.elements.about);
    return true;
  }
  const field = form.querySelector(fields[code] ?? "#no-field");
  if (!field) return false;
  openFor(field);
  field.focus();
  return true;
}

function openFor(field) {
  const folded = field.closest("details");
  if (folded) folded.open = true;
}

// empty makes the panel ready for the next words. The key of what is sent stays: it is replaced
// once something was stored under it.
function empty(panel) {
  const form = panel.querySelector("form[data-statement]");
  const once = form.elements.once.value;
  form.reset();
  form.elements.once.value = once;
  delete form.elements.about.dataset.said;
  form.querySelector("[data-inner]").hidden = true;
  form.querySelector(".more-fields").open = false;
  for (const old of form.querySelectorAll("[data-faults], .amiss")) old.remove();
  takeBack(panel);
}

async function send(panel, form) {
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  const line = form.querySelector("[data-say]");
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.status === 401 || page.querySelector("form[data-login]")) line.textContent = line.dataset.login;
    else if (answer.ok) finish(panel, page, form);
    else if (form.matches("[data-item]")) await putItem(panel, page, guess);
    else refuse(form, page);
  } catch {
    line.textContent = line.dataset.offline;
  } finally {
    form.setAttribute("aria-busy", "false");
  }
}

// finish shows the mark in the text and leaves the panel ready for the next one.
function finish(panel, page, sent) {
  const form = panel.querySelector("form[data-statement]"); // holds the words, whatever they were sent as
  if (sent === form) last = { action: form.action, speakers: chosen(form, "speaker"), issues: chosen(form, "issue") };
  const { value: name } = form.elements.field;
  const after = Number(form.elements.end.value);
  const update = form.action.replace(/\/mark$/, "");
  panel.close();
  replaceTimeline(page);
  const next = page.querySelector("#mark-panel form");
  if (next) form.elements.once.value = next.elements.once.value;
  tell(page);
  document.getSelection().removeAllRanges();
  const there = [...document.querySelectorAll("[data-mark-action]")].find((e) => new URL(e.dataset.markAction, location.href).href === `${update}/mark`);
  selectNext(there?.querySelector(`[data-field="${name}"]`), after);
}

// refuse takes the faults over from the page that came back; the fields stay as they are.
function refuse(form, page) {
  const answer = page.querySelector("form[data-statement]");
  if (!answer) throw new Error("no form came back");
  for (const old of form.querySelectorAll("[data-faults], .amiss")) old.remove();
  const faults = answer.querySelector("[data-faults]");
  if (faults) form.prepend(document.adoptNode(faults));
  showFaults(form);
}
