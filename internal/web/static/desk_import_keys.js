// The keys of a page that is taken in, where nothing is typed: j and k go from piece to piece, x leaves
// one out or puts it back, b begins the text with it, e ends it, Enter goes to its words and Esc
// comes back, u takes the last mend back. On a keyboard of other letters the keys' places count.
import { isComposing } from "./desk_fields.js";

const typing = "input:not([type=checkbox]), textarea, select";

// importKeysIn has the keys press the buttons of the pieces.
export function importKeysIn(form) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isComposing(event) || document.querySelector("dialog[open]")) return;
    if (pressed(form, event)) event.preventDefault();
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
  if (key === "j" || key === "k") return go(form, piece, key === "j" ? 1 : -1);
  if (key === "u") return press(form.querySelector('[data-mended] [value="undo"]'));
  if (!piece) return false;
  if (key === "Enter") return event.target === piece && goToWords(piece);
  const button = { x: piece.dataset.place === "out" ? "body" : "out", b: "begin", e: "end" }[key];
  return Boolean(button) && press(piece.querySelector(`[name="mend"][value^="${button} "]`));
}

function letter(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return event.key.length === 1 && /^Key[A-Z]$/.test(event.code) ? event.code.at(-1).toLowerCase() : event.key;
}

// go leads to the next piece that can be seen; from none to the first of the text.
function go(form, from, step) {
  const all = [...form.querySelectorAll("[data-piece]")].filter((e) => e.getClientRects().length > 0);
  const at = from ? all.indexOf(from) + step : Math.max(all.findIndex((e) => e.dataset.place === "body"), 0);
  const to = all[Math.min(Math.max(at, 0), all.length - 1)];
  to?.focus({ preventScroll: true });
  to?.scrollIntoView({ block: "nearest" });
  return Boolean(to);
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
