// What others do at the desk comes onto the page by itself: each [data-live] is made to say what
// it says on a fresh page. Once for several things that happen together; never more often than
// once a second, and the longer the server takes the less often.
import { onBell } from "./desk_bell.js";
import { morph } from "./morph.js";
import { keepPlace } from "./place.js";

const atLeast = 1000;
const quiet = 10_000; // between two things that are said aloud
const startle = 1000; // for so long nothing can be pressed in what has just changed

let shown = ""; // how things stood when what stands here was read
let timer = 0;
let busy = false;
let wanted = false;
let notBefore = 0;
let failures = 0;
let saidAt = 0;
let ownAt = 0; // when somebody did something here: what changes then is no surprise

// liveIn keeps the parts of a page true, if there are any.
export function liveIn(root) {
  if (!root.querySelector("[data-live]")) return;
  shown = root.querySelector("[data-bell]")?.dataset.at ?? "";
  onBell("desk", (at) => at !== shown && want());
  document.addEventListener("visibilitychange", () => wanted && want());
  document.addEventListener("click", guard, { capture: true });
  document.addEventListener("submit", () => { ownAt = Date.now(); }, { capture: true });
}

function want() {
  wanted = true;
  if (busy || timer || document.hidden) return;
  timer = setTimeout(fetchPage, Math.max(50, notBefore - Date.now()));
}

async function fetchPage() {
  timer = 0;
  busy = true;
  wanted = false;
  const began = Date.now();
  try {
    const answer = await fetch(new URL(location.pathname, location.href), { headers: { Accept: "text/html" }, cache: "no-store" });
    if (answer.ok && !answer.redirected) {
      failures = 0;
      const now = renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (Date.now() - ownAt > 3 * startle) for (const entry of now.changed) entry.dataset.changed = Date.now();
      say(now);
    } else if (answer.status >= 500 || answer.status === 429) {
      throw new Error(answer.status);
    }
  } catch {
    failures++;
    wanted = true;
  }
  busy = false;
  notBefore = Date.now() + (failures ? Math.min(30_000, atLeast * 2 ** failures) : Math.max(atLeast, 3 * (Date.now() - began)));
  if (wanted) want();
}

// renew makes this page's parts say what those of a fresh page say, and gives the updates that
// are new and those that say something else. What somebody reads or types stays where it is.
export function renew(page) {
  const nothing = { fresh: [], changed: [] };
  if (page.documentElement.dataset.seen) return nothing; // a page that was kept for want of a connection
  const at = page.querySelector("[data-bell]")?.dataset.at;
  if (older(at)) return nothing; // it was asked for before what stands here
  if (at) shown = at;
  const before = new Map(Array.from(entries(), (entry) => [entry, entry.innerHTML]));
  const anchor = inHand();
  if (anchor) keepPlace({ children: anchor }, true, () => blend(page));
  else blend(page);
  const all = Array.from(entries());
  return {
    fresh: all.filter((entry) => !before.has(entry)),
    changed: all.filter((entry) => before.has(entry) && before.get(entry) !== entry.innerHTML),
  };
}

// older tells whether things stood as a page says before they stood as is shown: the numbers
// of one beginning count up.
function older(at) {
  const [[epoch, times], [since, now]] = [at ?? "", shown].map((state) => state.split("-"));
  return epoch === since && Number(times) < Number(now);
}

// blend mends each part. A page that came back from elsewhere has the single updates of it.
function blend(page) {
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    if (fresh) morph(part, fresh);
    else part.querySelectorAll("article.desk-entry").forEach((entry) => {
      const one = page.getElementById(entry.id);
      if (one) morph(entry, one);
    });
  }
}

const entries = () => document.querySelectorAll("[data-live] article.desk-entry");

// inHand gives what must not move: what has the focus and is in sight, else what is read, if
// that is in the lists; null where the page stands at its start.
function inHand() {
  const held = document.activeElement;
  const box = held?.getBoundingClientRect();
  if (held?.matches("input, textarea, select, button, a, summary, article") && box.bottom > 0 && box.top < innerHeight) return [held];
  const all = document.querySelectorAll("[data-live] article.desk-entry, [data-live] .desk-line");
  return all.length && all[0].getBoundingClientRect().top < 0 ? all : null;
}

// guard lets no finger that was on its way press what has changed under it: an editor
// publishes what they have read, and takes nothing over without having seen from whom.
function guard(event) {
  const entry = event.target.closest?.("article.desk-entry[data-changed]");
  if (!entry || Date.now() - entry.dataset.changed > startle || !event.target.closest(".desk-tools, .moves")) return;
  event.preventDefault();
  event.stopPropagation();
}

// say tells who does not see the page that it has changed, and not at every turn.
function say({ fresh, changed }) {
  const line = document.querySelector("#desk-news");
  const any = fresh.length || changed.length;
  if (!line || !any || Date.now() - saidAt < quiet) return;
  saidAt = Date.now();
  const { several, changed: other, new: one } = line.dataset;
  line.textContent = fresh.length > 1 ? several.replace("{n}", fresh.length) : fresh.length ? one : other;
}
