// Where the reader is, and how a page changes without moving it.

// atTop tells whether the place where new items come in is in sight.
export function atTop(timeline, oldestFirst) {
  const box = timeline.getBoundingClientRect();
  if (oldestFirst) return box.bottom <= innerHeight + 100;
  return box.top >= -60;
}

// The browser scrolls by whole pixels; what is left over is made good the next time, so that
// a hundred updates move the page no further than one.
let owed = 0;

// keepPlace does something to the page; when the reader is somewhere in the timeline, the
// item they are reading stays where it is on the screen.
export function keepPlace(timeline, reading, act) {
  const anchor = reading ? firstInSight(timeline) : null;
  const before = anchor?.getBoundingClientRect().top;
  const root = document.documentElement;
  root.classList.add('is-mending'); // the browser's own anchoring would do it a second time
  act();
  const now = anchor && (anchor.isConnected ? anchor : document.getElementById(anchor.id));
  if (now) {
    const off = () => now.getBoundingClientRect().top - before + owed;
    const moved = off();
    if (moved) scrollBy({top: moved, behavior: 'instant'});
    const rest = off();
    owed = Math.abs(rest) < 1 ? rest : 0; // more than that: the page ends here
  }
  requestAnimationFrame(() => root.classList.remove('is-mending'));
}

function firstInSight(timeline) {
  return [...timeline.children].find((item) => item.getBoundingClientRect().bottom > 0);
}
