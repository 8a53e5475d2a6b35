// New, changed, moved and withdrawn updates arrive by themselves. What stands on the page after
// any number of events is what a fresh load would show; the reader's place never moves.
//
// Main says what sort of page it is: data-order, how it is ordered; data-own, the order that the
// coverage has of its own; data-later, that it is not the first page; data-around, that it shows
// one update among its neighbours; data-filtered, that it shows some of the updates: the server
// knows which. Without data-stream nothing is expected any more: then the page asks from time to
// time, while somebody looks at it.

import {follow, number, seat} from './stream.js';
import {orderOf} from './order.js';
import {atTop, keepPlace} from './place.js';
import {unread} from './unread.js';

const main = document.getElementById('main');
const timeline = document.getElementById('timeline');
const tools = document.getElementById('live');
const order = orderOf(main, timeline);
const around = 'around' in main.dataset;
const filtered = main.dataset.filtered; // 'some' by what is on record of them, or still 'all'
const room = () => Number(main.dataset.window) || Infinity;
// A site's name may hold the sign that stands between it and the page's title.
const site = document.querySelector('meta[property="og:site_name"]').content;
const ending = document.title.slice(document.title.lastIndexOf(' · ', document.title.lastIndexOf(site)));

const news = unread(tools);

// What the server last said of each part, so that one which has not changed is left alone,
// with whatever the reader has done to it.
const parts = new Map();
for (const part of main.querySelectorAll('[id^="part-"]')) parts.set(part.id, part.outerHTML);

function element(html) {
  const box = document.createElement('template');
  box.innerHTML = html;
  return box.content.firstElementChild;
}

function changed(root) {
  document.dispatchEvent(new CustomEvent('readout:changed', {detail: {root}}));
}

// swap puts one element in the place of another and leaves the focus where it was, and what
// somebody has chosen and not sent yet.
function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const same = focused?.getAttribute('href');
  old.replaceWith(fresh);
  for (const list of old.querySelectorAll('select')) {
    const now = fresh.querySelector('#' + list.id);
    if (now && list.value !== (list.querySelector('[selected]')?.value ?? '')) now.value = list.value;
  }
  changed(fresh);
  if (same) [...fresh.querySelectorAll('a')].find((a) => a.getAttribute('href') === same)?.focus({preventScroll: true});
  else if (focused?.id) fresh.querySelector('#' + focused.id)?.focus({preventScroll: true});
}

// first tells whether this is what the coverage's address shows: the start of its own order.
const first = () => !('later' in main.dataset) && (main.dataset.order ?? '') === (main.dataset.own ?? '');

function putParts(fresh = {}) {
  for (const [name, html] of Object.entries(fresh)) {
    const id = 'part-' + name;
    const old = document.getElementById(id);
    if (!old || !html) continue;
    const part = element(html);
    const written = part.outerHTML;
    if (parts.get(id) === written) continue;
    parts.set(id, written);
    swap(old, part);
  }
}

// put shows an item as it is now: a new one in its place, a known one anew.
function put(id, revision, html, isNews) {
  const old = document.getElementById(id);
  if (old && Number(old.dataset.rev ?? 0) > (revision ?? 0)) return;
  const item = element(html);
  if (around) return putAround(old, item);
  if (!old && order.outside(item)) return;
  if (old && order.key(old) === order.key(item)) {
    swap(old, item);
    return news.tidy();
  }
  if (old) {
    old.remove();
    if (order.outside(item)) return resync();
  }
  order.place(item);
  changed(item);
  if (!old && isNews && !item.classList.contains('withdrawn')) arrived(item);
  if (old) news.tidy();
}

// near is how many neighbours stand on each side of the update that a page is about.
const near = 3;

// putAround keeps a page about one update true: what is on it is shown anew; whatever changes
// which neighbours it has loads it anew.
function putAround(old, item) {
  if (old && order.key(old) === order.key(item)) {
    const here = old.classList.contains('here');
    item.classList.toggle('here', here);
    if (here) item.setAttribute('aria-current', 'true');
    swap(old, item);
    if (here) resync(); // its words stand in the title too
    return;
  }
  const all = order.items();
  const at = all.findIndex((other) => order.above(item, other));
  const here = all.findIndex((other) => other.classList.contains('here'));
  const farAbove = at === 0 && here >= near;
  const farBelow = at < 0 && all.length - 1 - here >= near;
  if (old || !(farAbove || farBelow)) resync();
}

// drop takes away what is as if it had not been. What moved to the next page to make room for
// it comes back with a fresh page.
function drop(id, hadMore) {
  const item = document.getElementById(id);
  if (!item) return;
  if (around) return resync();
  news.drop(item);
  item.remove();
  changed(timeline);
  if ((hadMore || order.more()) && timeline.children.length < room()) resync();
}

let above = false; // whether the place where new updates come in was out of sight
let stood = new Set(); // while a whole timeline is put: what the one before it showed
function arrived(item) {
  if (above || document.hidden) news.add(item);
  else item.classList.add('is-new');
  setTimeout(() => item.classList.remove('is-new'), 3000);
  if (!stood.has(item.id)) news.say();
}

// trim takes away what has moved to the next page, if nobody is looking at it.
function trim() {
  while (timeline.children.length > room() && order.more()) {
    const last = timeline.lastElementChild;
    const box = last.getBoundingClientRect();
    if (box.top < innerHeight + 100 && box.bottom > -100) return;
    news.drop(last);
    last.remove();
  }
  if (timeline.children.length > room() && !order.more()) resync(); // only a fresh page knows the way on
}

// What was being read when it should have gone goes when the reader has moved on.
let later = 0;
addEventListener('scroll', () => {
  clearTimeout(later);
  if (timeline.children.length > room()) later = setTimeout(() => still(trim), 500);
}, {passive: true});

// strays tells whether a record item is shown by updates that the event does not hold.
function strays(data) {
  if (data.item !== 'statement' || timeline.tagName === 'OL') return false;
  const held = [data.n, ...(data.also ?? []).map((u) => u.n)].map(String);
  return [...timeline.querySelectorAll(`[data-statement="${CSS.escape(data.id)}"]`)]
    .some((line) => !held.includes(line.closest('article').dataset.n));
}

// touches tells whether an event may change what a filter finds, or of how many: there is one update
// more or less, what was said in them is on record, or they stand here.
function touches(kind, data) {
  if (data.item) return data.item === 'statement';
  if (kind === 'update' || kind === 'retract') return true;
  return [data, ...(data.also ?? [])].some((u) =>
    u.n && (filtered === 'all' || document.getElementById('u-' + u.n) || u.html?.includes('data-statement=')));
}

// applyFiltered keeps a page of some updates true.
function applyFiltered(kind, data) {
  const {head, state, about} = data.parts ?? {}; // what is of the whole coverage here, too
  putParts({head, state, about});
  if (data.resync || touches(kind, data) || (data.own && data.own !== main.dataset.own)) resync(Math.random() * 1000);
}

function apply(kind, data) {
  if (filtered) return applyFiltered(kind, data);
  if (data.resync || strays(data) || (data.own && data.own !== main.dataset.own)) resync();
  const hadMore = order.more();
  const undone = data.gone && data.n;
  for (const u of [data, ...(data.also ?? [])]) {
    if (u.n && !undone) put('u-' + u.n, u.rev, u.html, kind === 'update');
  }
  for (const line of data.lines ?? []) put('st-' + line.id, 0, line.html, kind === 'record');
  if (data.gone) document.getElementById('st-' + data.id)?.remove();
  const {older, order: orders, ...others} = data.parts ?? {}; // these two are of the coverage's own first page
  putParts(first() ? data.parts : others);
  if (undone) drop('u-' + data.n, hadMore);
  retitle(data.title);
  trim();
}

function retitle(title) {
  if (title && !around && !filtered) news.title(title + ending);
}

// replaceAll puts a whole timeline in the place of this one, and tells it what came in since it
// was made.
function replaceAll(fresh, since = []) {
  stood = new Set(order.items().map((item) => item.id));
  const oldest = order.items().map((item) => item.dataset.order).sort()[0]; // what stands before it has come back from another page
  timeline.replaceChildren(...fresh);
  changed(timeline);
  for (const item of fresh) if (item.dataset.order > oldest && !stood.has(item.id)) arrived(item);
  for (const {kind, data} of since) apply(kind, data);
  stood = new Set();
  news.tidy();
}

function reset(data) {
  if (!first() || around || filtered || (data.own && data.own !== main.dataset.own)) return resync();
  const box = document.createElement('template');
  box.innerHTML = data.html ?? '';
  const fresh = [...box.content.children].sort((a, b) => order.above(a, b) ? -1 : 1);
  putParts(data.parts);
  replaceAll(fresh);
  retitle(data.title);
  if (data.resync) resync();
}

// load fetches this page as it is now. What comes in while it is on its way is kept with it: where
// something comes in all the time, or the network is slow, it is older than that when it is here.
const onTheWay = new Set();
async function load() {
  const fresh = {from: number(main.dataset.position), came: [], page: null};
  onTheWay.add(fresh);
  try {
    const answer = await fetch(location.pathname + location.search, {cache: 'no-cache'});
    if (answer.status === 404 || answer.status === 410) location.reload(); // it is there no more, and says so
    if (!answer.ok) throw new Error(String(answer.status));
    fresh.page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return fresh;
  } finally {
    onTheWay.delete(fresh);
  }
}

// take over puts a page in the place of this one, and goes on from there: what came in since it
// was made is told once more. A page that was older than this one when it was asked for, as a
// cache may have it, is not taken, nor one that was asked for before all was set anew.
function takeOver({from, came, page}) {
  const now = page.getElementById('main');
  const at = number(now.dataset.position);
  if (main.dataset.stream && (at < from || came.some((event) => event.kind === 'reset'))) return false;
  const since = came.filter((event) => number(event.position) > at);
  still(() => {
    for (const name of ['order', 'own', 'later', 'position', 'window', 'record']) {
      if (name in now.dataset) main.dataset[name] = now.dataset[name];
      else delete main.dataset[name];
    }
    const fresh = {};
    for (const part of page.querySelectorAll('#main [id^="part-"]')) fresh[part.id.slice(5)] = part.outerHTML;
    putParts(fresh);
    replaceAll([...page.getElementById('timeline').children].map((item) => document.importNode(item, true)), since);
  });
  if (since.length) main.dataset.position = since.at(-1).position;
  if (around || filtered) news.title(page.title);
  if (now.dataset.stream && !main.dataset.stream) {
    main.dataset.stream = now.dataset.stream;
    stop = begin();
  }
  return true;
}

// resync loads the page anew for the rare change that an event cannot hold. Not all readers
// do so in the same moment.
let again = 0;
function resync(wait = Math.random() * 3000) {
  again ||= setTimeout(async () => {
    again = 0;
    try {
      if (!takeOver(await load())) resync(500);
    } catch {
      resync(10000);
    }
  }, wait);
}

// look asks whether something was corrected after the end, or what the record says by now where
// the text shows readouts of it. It costs the server next to nothing, but not all ask at once,
// and nobody who does not look.
const patience = 3 * 60000;
let looked = performance.now();
async function look() {
  if ((main.dataset.stream && !main.dataset.record) || document.hidden || performance.now() - looked < 15000) return;
  looked = performance.now();
  try {
    const fresh = await load();
    const now = fresh.page.getElementById('main').dataset;
    if (now.position !== main.dataset.position || now.record !== main.dataset.record) takeOver(fresh);
  } catch { /* the next time */ }
}
function lookAgain() {
  looked = -Infinity;
  look();
}
document.addEventListener('visibilitychange', look);
addEventListener('focus', look);
setInterval(look, patience * (0.8 + 0.4 * Math.random()));

// still does something to the page and leaves what is being read where it is.
function still(act) {
  above = !atTop(timeline, order.forward());
  keepPlace(timeline, above, act);
}

function take(kind, text, position) {
  if (kind === 'end') {
    delete main.dataset.stream;
    setTimeout(lookAgain, (11 + 5 * Math.random()) * 1000); // an end by a slip is taken back within ten seconds
    return;
  }
  const data = JSON.parse(text);
  for (const fresh of onTheWay) fresh.came.push({kind, data, position});
  still(() => kind === 'reset' ? reset(data) : apply(kind, data));
  if (position) main.dataset.position = position;
}

const words = tools.querySelector('.connection');
let late = 0;
function lost(is) {
  clearTimeout(late);
  if (!is) words.hidden = true;
  else late = setTimeout(() => { words.textContent = tools.dataset.lost; words.hidden = false; }, 8000);
}

const begin = () => main.dataset.stream && follow({url: main.dataset.stream, at: () => main.dataset.position, take, lost});
let stop = null;

function rest() {
  stop?.();
  stop = null;
}

// A page that nobody looks at goes on listening if there is a seat for it, and hears what it missed
// when somebody looks again.
let unseen = new AbortController();
let resting = 0;
function attend(patience = 5000) {
  clearTimeout(resting);
  unseen.abort();
  if (!document.hidden) return void (stop ||= begin());
  const {signal} = unseen = new AbortController();
  resting = setTimeout(async () => {
    const seated = await seat(signal);
    if (signal.aborted) return;
    if (seated) stop ||= begin();
    else rest();
  }, patience);
}
document.addEventListener('visibilitychange', () => attend());
attend(0);

addEventListener('pagehide', () => {
  clearTimeout(resting);
  unseen.abort();
  rest();
});
addEventListener('pageshow', (e) => {
  if (!e.persisted) return;
  attend(0);
  look();
});
