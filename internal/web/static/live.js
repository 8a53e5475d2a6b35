// New, changed and withdrawn updates arrive by themselves. What stands on the page after any
// number of events is what a fresh load would show; the reader's place never moves.

import {follow} from './stream.js';
import {atTop, keepPlace} from './place.js';
import {unread} from './unread.js';

const main = document.getElementById('main');
const timeline = document.getElementById('timeline');
const tools = document.getElementById('live');
const oldestFirst = 'oldest' in main.dataset || timeline.tagName === 'OL';
const olderPage = 'older' in main.dataset;
const room = Number(main.dataset.window) || Infinity;
const ending = document.title.slice(document.title.lastIndexOf(' · '));

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

// swap puts one element in the place of another and leaves the focus where it was.
function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const same = focused?.getAttribute('href');
  old.replaceWith(fresh);
  changed(fresh);
  if (same) [...fresh.querySelectorAll('a')].find((a) => a.getAttribute('href') === same)?.focus({preventScroll: true});
}

function putParts(fresh = {}) {
  for (const [name, html] of Object.entries(fresh)) {
    const id = 'part-' + name;
    const old = document.getElementById(id);
    if (!old || (name === 'older' && olderPage)) continue;
    const part = element(html);
    const written = part.outerHTML;
    if (parts.get(id) === written) continue;
    parts.set(id, written);
    swap(old, part);
  }
}

const items = () => [...timeline.children];
const orders = () => items().map((item) => item.dataset.order).sort();
const hasOlder = () => document.getElementById('part-older')?.hidden === false;

// outside tells whether an order belongs to another page of the same coverage.
function outside(order) {
  const all = orders();
  if (all.length === 0) return olderPage;
  return (hasOlder() && order < all[0]) || (olderPage && order > all.at(-1));
}

function place(item) {
  const order = item.dataset.order;
  const next = items().find((other) => oldestFirst ? other.dataset.order > order : other.dataset.order < order);
  timeline.insertBefore(item, next ?? null);
}

// put shows an item as it is now: a new one in its place, a known one anew.
function put(id, order, revision, html, isNews) {
  const old = document.getElementById(id);
  if (old && Number(old.dataset.rev ?? 0) > (revision ?? 0)) return;
  if (!old && outside(order)) return;
  const item = element(html);
  if (old && old.dataset.order === order) {
    swap(old, item);
    return news.tidy();
  }
  if (old) {
    old.remove();
    if (outside(order)) return resync();
  }
  place(item);
  changed(item);
  if (!old && isNews && !item.classList.contains('withdrawn')) arrived(item);
  if (old) news.tidy();
}

// drop takes away what is as if it had not been. What moved to the page of older updates to
// make room for it comes back with a fresh page.
function drop(id, hadOlder) {
  const item = document.getElementById(id);
  if (!item) return;
  news.drop(item);
  item.remove();
  changed(timeline);
  if ((hadOlder || hasOlder()) && timeline.children.length < room) resync();
}

let above = false; // whether the place where new updates come in was out of sight
function arrived(item) {
  if (above || document.hidden) news.add(item);
  else item.classList.add('is-new');
  setTimeout(() => item.classList.remove('is-new'), 3000);
  news.say();
}

// trim takes away what has moved to the page of older updates, if nobody is looking at it.
function trim() {
  while (timeline.children.length > room && hasOlder()) {
    const last = oldestFirst ? timeline.firstElementChild : timeline.lastElementChild;
    const box = last.getBoundingClientRect();
    if (box.top < innerHeight + 100 && box.bottom > -100) return;
    news.drop(last);
    last.remove();
  }
}

// What was being read when it should have gone goes when the reader has moved on.
let later = 0;
addEventListener('scroll', () => {
  clearTimeout(later);
  if (timeline.children.length > room) later = setTimeout(() => still(trim), 500);
}, {passive: true});

// strays tells whether a record item is shown by updates that the event does not hold.
function strays(data) {
  if (data.item !== 'statement' || timeline.tagName === 'OL') return false;
  const held = [data.n, ...(data.also ?? []).map((u) => u.n)].map(String);
  return [...timeline.querySelectorAll(`[data-statement="${CSS.escape(data.id)}"]`)]
    .some((line) => !held.includes(line.closest('article').dataset.n));
}

function apply(kind, data) {
  if (data.resync || strays(data)) resync();
  const hadOlder = hasOlder();
  const undone = data.gone && data.n;
  for (const u of [data, ...(data.also ?? [])]) {
    if (u.n && !undone) put('u-' + u.n, u.order, u.rev, u.html, kind === 'update');
  }
  for (const line of data.lines ?? []) put('st-' + line.id, line.order, 0, line.html, kind === 'record');
  if (data.gone) document.getElementById('st-' + data.id)?.remove();
  putParts(data.parts);
  if (undone) drop('u-' + data.n, hadOlder);
  retitle(data.title);
  trim();
}

function retitle(title) {
  if (title) news.title(title + ending);
}

// replaceAll puts a whole timeline in the place of this one.
function replaceAll(fresh) {
  const known = new Set(items().map((item) => item.id));
  const oldest = orders()[0]; // what stands before it has come back from an older page
  timeline.replaceChildren(...fresh);
  changed(timeline);
  for (const item of fresh) if (item.dataset.order > oldest && !known.has(item.id)) arrived(item);
  news.tidy();
}

function reset(data) {
  if (olderPage) return resync();
  const box = document.createElement('template');
  box.innerHTML = data.html ?? '';
  const fresh = [...box.content.children].sort((a, b) => a.dataset.order < b.dataset.order ? -1 : 1);
  if (!oldestFirst) fresh.reverse();
  putParts(data.parts);
  replaceAll(fresh);
  retitle(data.title);
}

// resync loads the page anew for the rare change that an event cannot hold. Not all readers
// do so in the same moment.
let again = 0;
function resync(wait = Math.random() * 3000) {
  again ||= setTimeout(async () => {
    again = 0;
    try {
      const answer = await fetch(location.pathname + location.search, {cache: 'no-cache'});
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      still(() => {
        const fresh = {};
        for (const part of page.querySelectorAll('#main [id^="part-"]')) fresh[part.id.slice(5)] = part.outerHTML;
        putParts(fresh);
        replaceAll([...page.getElementById('timeline').children].map((item) => document.importNode(item, true)));
      });
    } catch {
      resync(10000);
    }
  }, wait);
}

// still does something to the page and leaves what is being read where it is.
function still(act) {
  above = !atTop(timeline, oldestFirst);
  keepPlace(timeline, above, act);
}

function take(kind, text, position) {
  if (kind === 'end') {
    delete main.dataset.stream;
    return;
  }
  const data = JSON.parse(text);
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
let stop = begin();
addEventListener('pagehide', () => { stop?.(); stop = null; });
addEventListener('pageshow', (e) => { if (e.persisted && !stop) stop = begin(); });
