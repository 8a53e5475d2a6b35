// The list of what waits on this device, #outbox, above the timeline; and what makes it be
// sent: a new item, the network coming back, somebody coming back to the page, time.
import { dropFile, dropFilesBut, items, save, take } from "./outbox_db.js";
import { drain, newKey, tell } from "./outbox_send.js";
import { leftHere, takeLeft } from "./desk_left.js";

const { user = "", userName } = document.body.dataset;
const guest = "guest" in document.body.dataset; // who has no password: a link let them in
const heard = new Set(); // who wants to know what happens
let timer = 0;
let state = ""; // why all of it waits: "", "login" or "otherUser"

// uploads are files on their way from this page, by id: who sends an item waits for them.
export const uploads = new Map();

// tab is this page's name in items: it alone says that what was written here is stored.
export const tab = newKey();

// outboxIn shows what waits, and sees to it that it is sent. edit is given an item that
// somebody wants in the composer; it tells whether it could take it.
export function outboxIn(root, edit) {
  const box = root.querySelector("#outbox");
  if (!user || !("indexedDB" in window)) return;
  const channel = new BroadcastChannel("readout-outbox");
  channel.addEventListener("message", ({ data }) => hear(box, edit, data));
  for (const [where, what] of [[window, "online"], [window, "pageshow"], [document, "visibilitychange"]]) {
    where.addEventListener(what, () => document.visibilityState === "visible" && hasten());
  }
  addEventListener("offline", () => show(box, edit));
  show(box, edit).then(() => hasten());
  tidy();
  setInterval(tidy, 600_000);
}

// listen has a function told of each thing that happens to an item.
export function listen(act) {
  heard.add(act);
}

// hasten sends what waits, now.
export async function hasten(hurry = true) {
  clearTimeout(timer);
  if (!user) return;
  try {
    const end = await drain({ user, hurry, uploads });
    if (end === "done") state = "";
    if (end === "login") return; // whoever logs in opens a page, which sends
  } catch {
    // The lock was taken from this page, or the device's storage is gone: another turn comes.
  }
  await plan();
}

// plan sets the time of the next turn, and asks the browser to take it should the page be gone.
async function plan() {
  const next = (await items().catch(() => [])).find((i) => i.user === user && (i.state === "waiting" || i.state === "sending"));
  if (!next) return;
  clearTimeout(timer);
  timer = setTimeout(() => hasten(false), Math.max(1000, (next.next ?? 0) - Date.now()));
  if (next.tried === 1) navigator.storage?.persist?.().catch(() => {}); // not to be thrown away when the device runs short
  const worker = await navigator.serviceWorker?.getRegistration().catch(() => null);
  await worker?.sync?.register("readout-outbox").catch(() => {}); // not every browser has it, nor every person wants it
}

function hear(box, edit, data) {
  if (data.what === "login" && data.user === user) state = data.kind === "other_user" ? "otherUser" : "login";
  if (data.what === "stored") state = "";
  for (const act of heard) act(data);
  show(box, edit);
}

let showing = 0;

async function show(box, edit) {
  if (!box) return;
  const turn = ++showing;
  const all = await items().catch(() => []);
  if (turn !== showing) return;
  const mine = all.filter((i) => i.user === user);
  const here = mine.filter((i) => belongs(box, i) && !young(i));
  if (mine.some(young)) setTimeout(() => show(box, edit), 500);
  const list = box.querySelector("[data-items]");
  const asked = list.contains(document.activeElement) ? [document.activeElement.closest("[data-seq]").dataset.seq, document.activeElement.dataset.act] : null;
  list.replaceChildren(...here.map((item) => entry(box, item, edit)));
  if (asked) list.querySelector(`[data-seq="${asked[0]}"] [data-act="${asked[1]}"]`)?.focus();
  const others = strangers(box, [...all.filter((i) => i.user !== user), ...leftHere(box.dataset.slug)]);
  const why = reason(mine.filter((i) => i.state === "waiting" || i.state === "sending"));
  const line = box.querySelector("[data-state]");
  const words = why ? box.dataset[why] : "";
  if (line.textContent !== words) line.textContent = words;
  box.querySelector("[data-log-in]").hidden = why !== "login" && why !== "otherUser";
  box.hidden = here.length === 0 && others === 0 && !words;
  for (const note of document.querySelectorAll("[data-outbox-count]")) {
    note.hidden = mine.length === 0;
    note.textContent = note.dataset.outboxCount.replace("{count}", mine.length);
  }
}

// belongs tells which items a page shows: a coverage its own and those whose page is gone, so
// that they can be put into another; the desk's first page all.
function belongs(box, item) {
  return !box.dataset.slug || item.slug === box.dataset.slug || item.why?.kind === "gone";
}

// young tells what has just been sent off: where there is a connection it is not seen waiting.
function young(item) {
  return !item.tried && ["sending", "waiting"].includes(item.state) && Date.now() - item.composed < 700;
}

function reason(waiting) {
  if (waiting.length === 0) return "";
  if (state) return state === "login" && guest ? "linkEnded" : state;
  if (!navigator.onLine) return "offline";
  return waiting.some((i) => i.tried) ? "server" : "";
}

// strangers says who else has something waiting on this device, and nothing of what it is. What
// a guest has left can be taken over: no link lets them in as the same again, so that it would
// wait for good.
function strangers(box, theirs) {
  const each = new Map();
  for (const item of theirs) each.set(item.user, [...(each.get(item.user) ?? []), item]);
  const lines = [...each.values()].map((left) => {
    const line = document.createElement("li");
    const words = left[0].guest ? box.dataset.left : box.dataset.others;
    line.textContent = words.replace("{name}", left[0].name).replace("{count}", left.length);
    if (left[0].guest) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: box.dataset.takeOver });
      button.addEventListener("click", () => takeOver(box, left));
      line.append(" ", button);
    }
    return line;
  });
  box.querySelector("[data-strangers]").replaceChildren(...lines);
  return lines.length;
}

// takeOver gives what a guest has left to whoever is here now, who reads it before it is sent.
async function takeOver(box, left) {
  const mine = { user, name: userName, guest };
  for (const item of left) {
    if (item.begun) await takeLeft(item, box, mine);
    else await save(item, { ...mine, state: "held", why: undefined });
  }
  tell("changed");
}

function entry(box, item, edit) {
  const li = box.querySelector("template[data-item]").content.firstElementChild.cloneNode(true);
  li.dataset.seq = item.seq;
  li.dataset.outbox = item.state;
  const at = li.querySelector("time");
  at.dateTime = new Date(item.composed).toISOString();
  at.textContent = clock(item);
  const badge = li.querySelector("[data-badge]");
  badge.textContent = box.dataset[item.state];
  badge.className = `badge badge-${item.state}`;
  const page = li.querySelector("[data-page]");
  page.textContent = box.dataset.slug === item.slug ? "" : item.title;
  for (const [what, words] of [["headline", item.headline], ["body", item.body]]) {
    const place = li.querySelector(`[data-${what}]`);
    place.textContent = words;
    place.lang = item.lang;
    place.hidden = !words;
  }
  const pictures = li.querySelector("[data-count]");
  pictures.hidden = !item.pictures;
  pictures.textContent = pictures.dataset.count.replace("{count}", item.pictures);
  li.querySelector("[data-why]").textContent = why(box, item);
  const stored = li.querySelector("[data-stored-as]");
  stored.hidden = !item.why?.n;
  if (item.why?.n) stored.querySelector("a").href = `${item.action}/u/${item.why.n}`;
  acts(box, li, item, edit);
  return li;
}

function clock(item) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: item.tz, day: "numeric", month: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" });
  return format.format(item.composed);
}

function why(box, item) {
  if (item.state === "refused" && item.why.kind === "lost_file") return box.dataset.lostFile.replace("{name}", item.why.file);
  if (item.state === "refused") return [item.why.file, item.why.fault].filter(Boolean).join(": ");
  return item.unsure && item.state !== "sending" ? box.dataset.unsure : "";
}

function acts(box, li, item, edit) {
  const busy = item.state === "sending" && Date.now() - item.since < 90_000;
  const on = (name, shown, act) => {
    const button = li.querySelector(`[data-act="${name}"]`);
    button.hidden = !shown;
    button.disabled = busy;
    button.addEventListener("click", () => act(button));
  };
  on("edit", Boolean(edit), () => edit(item));
  on("open", !edit, () => { location.href = `${item.action}`; });
  const anew = item.why?.kind === "sent_before";
  if (anew) li.querySelector("[data-act=again]").textContent = box.dataset.anew;
  on("again", item.state === "refused" || item.state === "held" || item.tried > 0, async () => {
    await save(item, { state: "waiting", why: undefined, next: 0, ...(anew ? { key: newKey() } : {}) });
    tell("changed");
    hasten();
  });
  on("remove", true, (button) => {
    if (!button.dataset.sure) {
      button.dataset.sure = "1";
      button.textContent = box.dataset.sure;
      return;
    }
    remove(item);
  });
}

async function remove(item) {
  if (!await take(item.seq)) return;
  for (const [name, id] of item.fields) if (/\.(local|frame)$/.test(name) && id) await dropFile(id).catch(() => {});
  tell("changed");
}

// tidy forgets files that neither an item nor a form kept on this device names.
async function tidy() {
  try {
    const named = new Set((await items()).flatMap((i) => i.fields).map(([, value]) => value));
    for (let i = 0; i < localStorage.length; i++) {
      for (const [id] of (localStorage.getItem(localStorage.key(i)) ?? "").matchAll(/\b[0-9a-f]{32}\b/g)) named.add(id);
    }
    await dropFilesBut(named);
  } catch {
    // no storage: nothing to tidy
  }
}
