// Sends what waits on this device, one item after the other, from a page or from the worker.
//
// An item has one key for good: the server stores it once, however often it is sent and
// however late. So an answer that was lost does no harm, nor do two senders at the same
// moment; the lock only saves them the trouble. None is sent before those in front of it have
// been stored or refused, which keeps the order.
import { dropFile, fileOf, items, save, take } from "./outbox_db.js";

const channel = new BroadcastChannel("readout-outbox");
const patience = 30_000; // for an answer
const slowest = 8; // bytes a millisecond: slower than that is no connection
const mostFaults = 5; // of the server's own, after which a person should look

// newKey makes a key that nobody else makes, also where a site has no HTTPS.
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

// tell says to every page, this one included, what has happened.
export function tell(what, more = {}) {
  channel.postMessage({ what, ...more });
}

// drain sends what a user has waiting, until it is all sent or has to wait. hurry does not
// heed the pause after a failure; uploads are files that are on their way already, by id.
// It gives "done", "wait" or "login".
export function drain({ user, hurry = false, uploads = new Map() }) {
  return alone(async () => {
    for (;;) {
      const item = (await items()).find((i) => i.user === user && (i.state === "waiting" || i.state === "sending"));
      if (!item) return "done";
      if (!hurry && item.next > Date.now()) return "wait";
      const end = await one(item, uploads);
      if (end !== "go on") return end;
    }
  });
}

let mine = Promise.resolve();
const pulse = new BroadcastChannel("readout-outbox-pulse");
const beat = 10_000; // a page that nobody sees is let do so once a minute only
const silence = 90_000;

// alone runs one sender at a time on this device. A page that the system has put to sleep may
// hold the lock for hours: from one that gives no sign of life it is taken.
function alone(act) {
  mine = mine.catch(() => {}).then(async () => {
    if (!navigator.locks) return act();
    let begun = false;
    const send = () => {
      begun = true;
      return alive(act);
    };
    const signal = stillness();
    try {
      return await navigator.locks.request("readout-outbox", { signal }, send);
    } catch (err) {
      if (begun || !signal.aborted) throw err;
      return navigator.locks.request("readout-outbox", { steal: true }, send);
    }
  });
  return mine;
}

// stillness gives a signal that comes when no sender has been heard of for too long.
function stillness() {
  const end = new AbortController();
  let timer = 0;
  pulse.onmessage = () => {
    clearTimeout(timer);
    timer = setTimeout(() => end.abort(), silence);
  };
  pulse.onmessage();
  return end.signal;
}

// alive gives a sign of life while act runs.
async function alive(act) {
  const timer = setInterval(() => pulse.postMessage(""), beat);
  try {
    return await act();
  } finally {
    clearInterval(timer);
  }
}

// one sends one item and writes down what came of it.
async function one(item, uploads) {
  await save(item, { state: "sending", since: Date.now() });
  tell("changed");
  const end = await attempt(item, uploads);
  switch (end.what) {
    case "stored":
      await take(item.seq);
      tell("stored", { key: item.key, slug: item.slug, tab: item.tab, n: end.told.n, done: end.told.done });
      tell("changed");
      return "go on";
    case "refused":
      await save(item, { state: "refused", why: end.told, ...counted(item) });
      tell("refused", { key: item.key, tab: item.tab });
      tell("changed");
      return "go on";
    case "login":
      await save(item, { state: "waiting", ...counted(item) });
      tell("login", { user: item.user, kind: end.kind });
      tell("changed");
      return "login";
    default: {
      const tried = (item.tried ?? 0) + 1;
      await save(item, { state: "waiting", tried, next: Date.now() + pause(tried), ...counted(item) });
      tell("changed");
      return "wait";
    }
  }
}

// counted are the fields in which an attempt notes how it went.
function counted({ unsure, faults }) {
  return { unsure, faults };
}

function pause(tried) {
  return Math.min(60_000, 1000 * 2 ** tried) * (0.75 + Math.random() / 2);
}

// attempt sends an item's files and then the item.
export async function attempt(item, uploads = new Map()) {
  const files = (what) => item.fields.filter(([name, id]) => name.endsWith(`.${what}`) && /^p\d+\./.test(name) && id);
  for (const [name, id] of [...files("local"), ...files("frame")]) { // a film, and then the picture that stands for it
    const end = await upload(item, name, id, uploads);
    if (end.what !== "uploaded") return end;
    await save(item, { fields: item.fields });
    await dropFile(id).catch(() => {});
  }
  const body = new URLSearchParams(item.fields.filter(([name]) => !/^p\d+\.(local|frame)$/.test(name)));
  body.set("once", item.key);
  body.set("by", item.user);
  body.set("written", item.composed);
  body.set("sent", Math.max(Date.now(), item.composed));
  const end = await ask(item.action, body, patience);
  if (end.what === "wait" && navigator.onLine) item.unsure = true; // the answer may have been lost, not the question
  if (end.told?.kind === "internal") {
    item.faults = (item.faults ?? 0) + 1;
    if (item.faults < mostFaults) return { what: "wait" };
    item.faults = 0;
    return { what: "refused", told: end.told };
  }
  return end;
}

// upload sends one file of an item and puts its name where the item needs it. The same file
// gets the same name, so it does no harm twice. Words that the file brought along are for
// somebody to read first; the name of who took it is not left out.
async function upload(item, name, id, uploads) {
  const ahead = await uploads.get(id)?.catch(() => null);
  const end = ahead ? { what: "uploaded", told: ahead } : await sendFile(item, id);
  if (end.what !== "uploaded") return end;
  if (!ahead) uploads.set(id, Promise.resolve(end.told)); // who takes the item back asks for it by the file's id
  const row = name.split(".")[0];
  const set = (of, value) => {
    const field = item.fields.find(([n]) => n === `${row}.${of}`);
    if (!value && field?.[1]) return; // a film has no picture of its own: its poster is there already
    if (field) field[1] = String(value);
    else item.fields.push([`${row}.${of}`, String(value)]);
  };
  set("file", end.told.file);
  set("width", end.told.width);
  if (name.endsWith(".local")) set("play", end.told.play);
  const credit = item.fields.find(([n]) => n === `${row}.credit`);
  if (credit?.[1] === "") credit[1] = end.told.credit ?? "";
  item.fields = item.fields.filter(([n]) => n !== name);
  return end;
}

async function sendFile(item, id) {
  const file = await fileOf(id);
  if (!file) return { what: "refused", told: { kind: "lost_file", fault: "" } };
  const to = `${item.media}?by=${encodeURIComponent(item.user)}`;
  const end = await ask(to, file.blob, patience + file.blob.size / slowest);
  if (end.what === "refused") end.told.file = file.name;
  return end;
}

// ask posts something and says what the answer means. Only an answer that is ours means
// anything: a proxy's page, or that of a hotel which wants to be paid, says nothing about
// what was sent.
async function ask(address, body, long) {
  if (!navigator.onLine) return { what: "wait" };
  try {
    const answer = await fetch(address, {
      method: "POST", body, headers: { Accept: "application/json" }, redirect: "error", cache: "no-store", signal: AbortSignal.timeout(long),
    });
    const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
    return meaning(answer, told);
  } catch {
    return { what: "wait" };
  }
}

function meaning(answer, told) {
  if (answer.ok && told?.n > 0) return { what: "stored", told };
  if (answer.ok && (told?.file || told?.play)) return { what: "uploaded", told };
  switch (told?.kind) {
    case "login":
    case "other_user":
      return { what: "login", kind: told.kind };
    case "invalid":
    case "gone":
    case "conflict":
    case "denied":
    case "sent_before":
      return { what: "refused", told };
    case "internal":
      return { what: "wait", told };
    default:
      return { what: "wait" };
  }
}
