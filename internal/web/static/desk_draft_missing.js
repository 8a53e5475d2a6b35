// What the tray of an update misses, marked from there: the panel opens on the next sentence that it does
// not offer and nobody has marked, with all filled in that the words tell; what is saved leads to the next
// one, n leaves it, Escape ends. The same panel marks another statement in the words of a draft.
import { markSelected } from "./desk_mark.js";
import { placeOf } from "./desk_guess.js";
import { plainOf } from "./desk_words.js";

let marking = null; // the tray of what is being marked

// missingIn wires the panel of a page.
export function missingIn(root) {
  const panel = root.querySelector("#mark-panel");
  const next = panel?.querySelector("[data-next-missing]");
  if (!next) return;
  panel.addEventListener("marked", () => marking && markMissing(marking));
  panel.addEventListener("close", () => {
    if (panel.open || !marking) return; // for the next one
    marking = null;
    next.hidden = true;
    document.getSelection().removeAllRanges(); // the words are left; the focus is where it was, in the tray
  });
}

// nextMissing leaves the sentence in the panel for the next one that its tray misses.
export function nextMissing() {
  const tray = marking;
  document.querySelector("#mark-panel").close();
  markMissing(tray);
}

// markMissing opens the panel for marking with the next sentence of a tray's update that it does not
// offer and nobody has marked; it tells whether there is such a tray.
export function markMissing(tray) {
  const of = tray?.closest("[data-n]");
  const fields = document.querySelectorAll(`#u-${of?.dataset.n} :is([data-field="headline"], [data-field="body"], [data-field^="card/"])`);
  if (fields.length === 0) return false;
  const said = tray.querySelector("[data-missing-said]");
  const next = missedIn(fields, tray)[0];
  if (!next) {
    delete tray.dataset.seen; // from the first one again
    said.textContent = said.dataset.missingSaid;
    return true;
  }
  tray.dataset.seen = `${tray.dataset.seen ?? ""}\n${next.own}`;
  said.textContent = "";
  select(next.field, next.at, next.words);
  marking = tray;
  markSelected();
  document.querySelector("#mark-panel [data-next-missing]").hidden = false;
  return true;
}

// missedIn gives the sentences of an update that its tray misses and nobody has seen in the panel, those
// first that quote somebody, then those that name somebody known.
function missedIn(fields, tray) {
  const covered = JSON.parse(tray.dataset.covered).map(bare);
  const seen = (tray.dataset.seen ?? "").split("\n");
  const names = namesKnown();
  const weight = ({ words }) => (/[「『«“”"]/u.test(words) ? 2 : 0) + (names.some((name) => words.includes(name)) ? 1 : 0);
  return [...fields]
    .flatMap((field) => [...sentencesOf(field)].map((sentence) => ({ field, own: bare(sentence.words), ...sentence })))
    .filter(({ own }) => own !== "" && !seen.includes(own) && !covered.some((c) => c.includes(own) || own.includes(c)))
    .sort((a, b) => weight(b) - weight(a));
}

// markWordsOf gives what opens the panel for marking with the words of a draft.
export function markWordsOf(item) {
  const { n } = item.closest("[data-n]").dataset;
  const field = item.dataset.draftItem.split("-")[1];
  const words = item.querySelector(".review-words > mark").textContent;
  return async () => {
    const place = () => document.querySelector(`#u-${n} [data-field="${CSS.escape(field)}"]`);
    for (let tries = 0; tries < 50 && !place(); tries++) await new Promise((done) => setTimeout(done, 100)); // the timeline may be on its way
    const there = place();
    const at = there ? plainOf(there).indexOf(words) : -1;
    if (at < 0) return;
    select(there, at, words);
    markSelected();
  };
}

function select(field, at, words) {
  document.getSelection().setBaseAndExtent(...placeOf(field, at), ...placeOf(field, at + words.length));
}

// sentencesOf gives the sentences of a field with their places in its text.
function* sentencesOf(field) {
  if (typeof Intl.Segmenter !== "function") return;
  const segmenter = new Intl.Segmenter(field.closest("[lang]")?.lang, { granularity: "sentence" });
  for (const part of segmenter.segment(plainOf(field))) {
    const words = part.segment.trim();
    if (/\p{Letter}/u.test(words)) yield { words, at: part.index + part.segment.indexOf(words) };
  }
}

// namesKnown gives the words of the names of those who can speak, in all languages, cut where Russian
// has its cases.
function namesKnown() {
  const boxes = [...document.querySelectorAll("#mark-panel input[name=speaker]")];
  const words = boxes.flatMap((box) => box.closest("[data-names]").dataset.names.split(/[\s・,()]+/u));
  const long = words.filter((word) => /^\p{Lu}.{3}|^[\p{Script=Han}\p{Script=Katakana}ー]{2}/u.test(word));
  return [...new Set(long.map((word) => word.replace(/(?<=\p{Script=Cyrillic}{3})\p{Ll}{1,2}$/u, "")))];
}

// bare gives words without what ends a sentence, and blanks all alike.
function bare(words) {
  return words.replace(/\s+/g, " ").replace(/[\s.。．!！?？…]+$/u, "").trim();
}
