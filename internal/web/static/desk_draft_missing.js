// What the tray of an update misses: its sentences without a draft come into the tray when
// somebody asks for them, as drafts with all filled in that can be guessed, and are decided about by the same
// keys. Escape folds them away.
import { nearIn } from "./desk_draft_near.js";
import { homeOf, itemsOf } from "./desk_draft_tray.js";

// markMissing brings the sentences that a tray misses, and leads to the first; it tells whether there is
// such a tray. Until they are there the line that says so has the focus: a key that comes too early does nothing.
export function markMissing(tray, decided) {
  const place = tray?.querySelector("[data-missed]");
  if (!place) return false;
  const shown = itemsOf(place)[0];
  if (shown) shown.focus();
  else bring(tray, place, decided);
  return true;
}

// bring asks for them once it is known what has been decided.
async function bring(tray, place, decided) {
  const line = tray.querySelector("[data-missing-said]");
  const from = tray.contains(document.activeElement) ? document.activeElement : tray;
  line.textContent = line.dataset.loading;
  line.focus();
  await decided;
  try {
    const answer = await fetch(`${tray.dataset.of}?missed=1`, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (answer.redirected) return location.reload(); // the session has ended
    if (!answer.ok) throw new Error(answer.status);
    const told = await answer.json();
    place.innerHTML = told.count > 0 ? told.html : ""; // from our template, as a page of ours would have it
    line.textContent = told.count > 0 ? "" : line.dataset.none;
    nearIn(place);
  } catch {
    line.textContent = line.dataset.offline;
  }
  if (document.activeElement === line || document.activeElement === document.body) (itemsOf(place)[0] ?? from).focus();
}

// isMissed tells whether a form holds what a tray misses.
export function isMissed(form) {
  return Boolean(form?.closest("[data-missed]"));
}

// foldMissed takes what a tray misses out of sight and leads back to what it offers, or to its line.
export function foldMissed(form) {
  const tray = form.closest(".draft-tray");
  form.hidden = true; // what was decided in it may not be told yet
  (itemsOf(tray)[0] ?? (tray.matches("[data-nothing]") ? tray : homeOf(tray))).focus();
}
