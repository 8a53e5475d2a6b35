// How far off a moment is, in plain words beside the time itself: "in 3 hours". Nothing
// counts down; what has passed says nothing.

const lang = document.documentElement.lang;
const relative = new Intl.RelativeTimeFormat(lang, {numeric: 'auto'});

function words(at) {
  const minutes = Math.round((at - Date.now()) / 60000);
  if (minutes < 1) return '';
  if (minutes < 90) return relative.format(minutes, 'minute');
  if (minutes < 36 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  const days = Math.round(minutes / (24 * 60));
  return days < 60 ? relative.format(days, 'day') : relative.format(Math.round(days / 30.4), 'month');
}

function write(root) {
  const spans = [...root.querySelectorAll('[data-from-now]')];
  for (const span of spans) {
    const far = words(Date.parse(span.dataset.fromNow));
    const said = far && (lang === 'ja' ? `（${far}）` : `(${far})`);
    if (span.textContent !== said) span.textContent = said;
  }
}

write(document);
setInterval(() => write(document), 20000);
document.addEventListener('readout:changed', (e) => write(e.detail.root.parentNode ?? document));
document.addEventListener('visibilitychange', () => write(document));
