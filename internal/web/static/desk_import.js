// A page that is taken in: what leaves the text, comes back into it, begins or ends it does so at
// once, and is sent with the rest. All else the server does, as it does everything without scripts.
import { growIn } from "./desk_fields.js";
import { importKeysIn } from "./desk_import_keys.js";
import { showMore } from "./desk_import_more.js";
import { pasteAnywhereIn, pasteIn } from "./desk_import_paste.js";
import { followImport, sendImportIn } from "./desk_import_send.js";
import { tellWhenIn } from "./desk_import_when.js";
import { slugIn } from "./desk_slug.js";

const local = new Set(["out", "body", "begin", "end"]);
const carets = new WeakSet(); // words in which somebody has put the caret

// importIn wires the form in which a page is taken in and its pieces are looked through.
export function importIn(root) {
  const form = root.querySelector("form[data-import]");
  if (!form) return;
  importKeysIn(() => document.querySelector("form[data-import]:has([data-mended])"));
  document.addEventListener("selectionchange", () => {
    const area = document.activeElement;
    if (area?.matches?.("[data-piece] textarea") && area.selectionStart > 0) carets.add(area);
  });
  pasteAnywhereIn(() => document.querySelector("form[data-import]"));
  wire(form);
  followImport(again);
}

// again wires a form that came in the place of another.
function again(form) {
  growIn(form);
  slugIn(document);
  wire(form);
}

function wire(form) {
  pasteIn(form);
  tellWhenIn(form);
  sendImportIn(form, again);
  const said = form.querySelector("[data-mended]");
  if (!said) return;
  const done = []; // what can be taken back here, before what the server takes back
  form.querySelector("[data-seams] button")?.focus();
  form.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="mend"]');
    if (!button) return;
    if ("more" in button.dataset) {
      event.preventDefault();
      showMore(button.closest("[data-piece]"));
      return;
    }
    if ("cut" in button.dataset) {
      atCaret(button);
      return;
    }
    if (button.value === "undo") {
      if (done.length === 0) return;
      event.preventDefault();
      takeBack(done, said);
      return;
    }
    const step = mend(button);
    if (!step) return;
    event.preventDefault();
    if (step.was.length === 0) return;
    done.push({ ...step, before: [...said.childNodes] });
    tell(said, said.dataset[step.did].replace("{words}", () => start(step.piece)));
    show(step.piece);
  });
}

// atCaret has a piece cut where the caret stands in its words. Where nobody put it, or the words have marks
// that the page itself has not, the server asks where.
function atCaret(button) {
  const piece = button.closest("[data-piece]");
  const words = area(piece);
  const [did, id] = button.value.split(" ");
  button.value = `${did} ${id}`;
  if (!words || !carets.has(words)) return;
  const typed = words.value !== words.defaultValue;
  const before = words.value.slice(0, words.selectionStart);
  if (!before.trim() || !words.value.slice(before.length).trim() || (!typed && "marked" in piece.dataset)) return;
  const blanks = typed ? before.length - before.trimStart().length : 0;
  button.value = `${did} ${id} ${[...before.slice(blanks)].length}`;
}

// mend does what a button says where it stands; null is left to the server.
function mend(button) {
  const piece = button.closest("[data-piece]");
  const [did] = button.value.split(" ");
  if (!piece || !local.has(did) || !free(piece) || (did !== "out" && !area(piece))) return null;
  const places = new Map([[piece, did === "out" ? "out" : "body"]]);
  if (did === "begin" || did === "end") reach(piece, did, places);
  const was = [];
  for (const [one, place] of places) {
    if (one.dataset.place === place) continue;
    was.push([one, one.dataset.place]);
    put(one, place);
  }
  return { did, piece, was };
}

// reach adds what is beyond the end of the text, which leaves it, and the sentences between it and
// what was left out, which come back with that. The server reaches as far.
function reach(piece, did, places) {
  const all = [...piece.closest("fieldset").querySelectorAll("[data-piece]")];
  const at = all.indexOf(piece);
  const above = all.slice(0, at).reverse();
  const below = all.slice(at + 1);
  const [beyond, inner] = did === "begin" ? [above, below] : [below, above];
  for (const one of beyond) if (one.dataset.place === "body" || one.dataset.place === "join") places.set(one, "out");
  if (piece.dataset.place !== "out") return;
  const end = inner.findIndex((one) => ["body", "join", "update"].includes(one.dataset.place));
  for (const one of inner.slice(0, Math.max(end, 0))) {
    if (one.dataset.place === "out" && "tells" in one.dataset) places.set(one, "body");
  }
}

function takeBack(done, said) {
  const step = done.pop();
  for (const [one, place] of step.was) put(one, place);
  said.replaceChildren(...step.before);
  if (said.childNodes.length === 0) said.append(words(said.dataset.undone));
  show(step.piece);
}

// free tells whether no field but the text follows the piece.
function free(piece) {
  return piece.dataset.place === "out" || piece.dataset.place === "body";
}

function area(piece) {
  return piece.querySelector("textarea");
}

function put(piece, place) {
  piece.dataset.place = place;
  piece.querySelector('input[type="hidden"]').value = place;
  const run = piece.closest(".piece-run > details");
  if (run) run.open = true;
}

// tell says what was done, with the button that takes it back.
function tell(said, what) {
  const undo = document.createElement("button");
  undo.type = "submit";
  undo.name = "mend";
  undo.value = "undo";
  undo.textContent = said.dataset.undo;
  said.replaceChildren(words(what), " ", undo);
}

function words(what) {
  const span = document.createElement("span");
  span.textContent = what;
  return span;
}

// start gives the first words of a piece, as the server does.
function start(piece) {
  const all = [...(area(piece)?.value ?? piece.querySelector("q").textContent).replaceAll("\n", " ")];
  return all.length > 60 ? all.slice(0, 60).join("") + "…" : all.join("");
}

// show keeps the focus on the piece, whose button may be gone, and brings it into sight.
function show(piece) {
  piece.focus({ preventScroll: true });
  piece.scrollIntoView({ block: "nearest" });
}
