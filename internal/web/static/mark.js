// The sentence, statement or update that the address names is lit as a whole: a sentence may
// stand in several pieces, and an element that was put anew is no :target any more.

function light() {
  for (const lit of document.querySelectorAll('.is-target')) lit.classList.remove('is-target');
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  target.classList.add('is-target');
  if (!id.startsWith('s-')) return;
  for (const piece of document.querySelectorAll(`mark[data-mark="${CSS.escape(id.slice(2))}"]`)) piece.classList.add('is-target');
}

light();
addEventListener('hashchange', light);
document.addEventListener('readout:changed', light);
if (!location.hash && !scrollY) document.querySelector('.entry.here')?.scrollIntoView({block: 'center', behavior: 'instant'});
