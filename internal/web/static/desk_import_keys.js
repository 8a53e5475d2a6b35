// The keys of a page that is taken in, where nothing is typed: j and k go from piece to piece, J and K from
// update to update, g and G to what is a guess or was not understood, where digits choose. Letters press the
// buttons of the piece: x leaves it out or puts it back, b begins the text with it, e ends it, t makes it the
// title, T adds it to that, s cuts it, and so on; f has the page read as an article or as a live page. Enter goes to its words and Esc comes back, Alt+Enter cuts
// them at the caret, u takes the last mend back. On a keyboard of other letters the keys' places count.
import { isComposing } from "./desk_fields.js";
import { buttonOf, choicesOf } from "./desk_import_more.js";

const typing = "input:not([type=checkbox]), textarea, select";

// What a letter does with a piece: the place that it is put in, or the edge it becomes.
const does = { b: "begin", e: "end", l: "links", t: "title", T: "title-too", d: "standfirst", y: "byline", c: "caption", i: "credit", r: "card", h: "headline", n: "update", a: "above", p: "join", s: "cut" };

// importKeysIn has the keys press the buttons of the pieces of the form that there is.
export function importKeysIn(formNow) {
  document.addEventListener("keydown", (event) => {
    const form = formNow();
    if (!form || event.ctrlKey || event.metaKey || event.defaultPrevented || isComposing(event) || document.querySelector("dialog[open]")) return;
    if (event.altKey ? cutHere(event) : pressed(form, event)) event.preventDefault();
  });
}

// pressed does what a key asks for, and tells whether it asks for anything.
function pressed(form, event) {
  const piece = event.target.closest("[data-piece]");
  if (event.target.matches(typing)) {
    if (event.key !== "Escape" || !piece) return false;
    piece.focus();
    return true;
  }
  const key = letter(event);
  const step = { j: 1, J: 1, k: -1, K: -1, g: 1, G: -1 }[key];
  if (key === "j" || key === "k") return go(pieces(form), piece ?? event.target.closest(".import-updates > li"), step, first);
  if (key === "J" || key === "K") return go(seen(form, ".import-updates > li"), event.target.closest(".import-updates > li"), step);
  if (key === "g" || key === "G") return go(seen(form, "[data-guess]"), event.target.closest("[data-guess]"), step);
  if (key === "u") return press(form.querySelector('[data-mended] [value="undo"]'));
  if (/^[1-9]$/.test(key)) return choose(form, event.target, Number(key));
  if (key === "f") return press(form.querySelector("[data-as]"));
  if (key === "m" || key === "w") return press(event.target.closest(".import-updates > li")?.querySelector(key === "m" ? "[data-join]" : "[data-text]"));
  if (!piece) return false;
  if (key === "Enter") return event.target === piece && goToWords(piece);
  const where = key === "x" ? (piece.dataset.place === "out" ? "body" : "out") : does[key];
  return Boolean(where) && press(buttonOf(piece, where));
}

// cutHere cuts a piece at the caret in its words.
function cutHere(event) {
  const piece = event.target.closest("[data-piece]");
  return event.key === "Enter" && Boolean(piece) && event.target.matches("textarea") && press(choicesOf(piece)?.querySelector("[data-cut]"));
}

function letter(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key;
  if (event.key.length !== 1 || !/^Key[A-Z]$/.test(event.code)) return event.key;
  return event.shiftKey ? event.code.at(-1) : event.code.at(-1).toLowerCase();
}

function seen(form, what) {
  return [...form.querySelectorAll(what)].filter((e) => e.getClientRects().length > 0);
}

const pieces = (form) => seen(form, "[data-piece]");
const first = (all) => Math.max(all.findIndex((e) => e.dataset.place === "body"), 0);

// go leads to the next of some; from none, or from one that is not among them, to the next below.
function go(all, from, step, start = () => 0) {
  if (all.length === 0) return false;
  let at = from ? all.indexOf(from) + step : start(all);
  if (from && !all.includes(from)) at = all.findIndex((e) => from.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
  const to = all[Math.min(Math.max(at, 0), all.length - 1)];
  if (!to.hasAttribute("tabindex")) to.tabIndex = -1;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
  return true;
}

// choose presses one of the choices that the focus is at, else of the first that can be seen.
function choose(form, at, n) {
  const choices = at.closest("[data-choices]") ?? seen(form, "[data-choices][data-guess]")[0];
  return press(choices?.querySelectorAll("button")[n - 1]);
}

function goToWords(piece) {
  const area = piece.querySelector("textarea");
  area?.focus();
  return Boolean(area);
}

function press(button) {
  button?.click();
  return Boolean(button);
}
