// Times in the event's zone, as the page has them, or in the reader's own.

const key = 'readout.zone';
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const locale = {ja: 'ja-JP', en: 'en-GB', ru: 'ru-RU'}[document.documentElement.lang] ?? 'en-GB';
const clock = new Intl.DateTimeFormat(locale, {timeZone: own, hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
const day = new Intl.DateTimeFormat(locale, {timeZone: own, dateStyle: 'long'});
const name = new Intl.DateTimeFormat('en-GB', {timeZone: own, timeZoneName: 'short'});
const printed = new WeakMap(); // time element -> its words in the event's zone

const recall = () => { try { return localStorage.getItem(key); } catch { return null; } };
const remember = (zone) => { try { localStorage.setItem(key, zone); } catch { /* not allowed: for this page only */ } };
let chosen = recall() === 'own' ? 'own' : 'event';

function zoneName(at) {
  const part = name.formatToParts(at).find((p) => p.type === 'timeZoneName');
  return (part?.value ?? own).replace(/^GMT(?=.)/, 'UTC');
}

function write(time) {
  const spots = ['clock', 'zone', 'date'].map((c) => time.querySelector('.' + c));
  if (!printed.has(time)) printed.set(time, spots.map((s) => s.textContent));
  const at = new Date(time.dateTime);
  const words = chosen === 'own' ? [clock.format(at), zoneName(at), day.format(at)] : printed.get(time);
  spots.forEach((s, i) => { if (s.textContent !== words[i]) s.textContent = words[i]; });
}

function writeAll(root) {
  if (root.matches?.('time[data-tz]')) write(root);
  root.querySelectorAll('time[data-tz]').forEach(write);
}

function press() {
  for (const b of document.querySelectorAll('[data-zone-switch] button')) {
    b.setAttribute('aria-pressed', String(b.dataset.zone === chosen));
  }
}

// differs tells whether the two zones tell different times anywhere on the page.
function differs() {
  return [...document.querySelectorAll('time[data-tz]')].some((time) => {
    const there = new Intl.DateTimeFormat(locale, {timeZone: time.dataset.tz, dateStyle: 'short', timeStyle: 'short'});
    const here = new Intl.DateTimeFormat(locale, {timeZone: own, dateStyle: 'short', timeStyle: 'short'});
    const at = new Date(time.dateTime);
    return there.format(at) !== here.format(at);
  });
}

// offer shows the switch as soon as there is a choice, until no time is left to choose for.
let offered = false;
function offer() {
  if (offered && document.querySelector('time[data-tz]')) return;
  const choice = differs();
  if (choice === offered) return;
  offered = choice;
  for (const box of document.querySelectorAll('[data-zone-switch]')) box.hidden = !choice;
  press();
  writeAll(document);
}

document.addEventListener('click', (e) => {
  const button = e.target.closest?.('[data-zone-switch] button');
  if (!button) return;
  chosen = button.dataset.zone;
  remember(chosen);
  press();
  writeAll(document);
});
document.addEventListener('readout:changed', (e) => {
  offer();
  if (offered) writeAll(e.detail.root);
});
offer();
