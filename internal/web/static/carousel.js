// The pictures scroll by hand and by keyboard as they are; this adds two buttons and says
// which one is in sight.

function enhance(carousel) {
  const slides = carousel.querySelector('.slides');
  const tools = carousel.querySelector('.slide-tools');
  const place = carousel.querySelector('.slide-place');
  if (!tools || slides.children.length < 2) return;
  const width = () => slides.children[1].offsetLeft - slides.children[0].offsetLeft;
  const last = () => slides.scrollWidth - slides.clientWidth;
  const at = () => slides.scrollLeft >= last() - 2 ? slides.children.length : 1 + Math.round(slides.scrollLeft / width());
  const show = () => { place.textContent = `${at()} / ${place.dataset.of}`; };
  tools.hidden = false;
  show();
  slides.addEventListener('scroll', show, {passive: true});
  tools.addEventListener('click', (e) => {
    const step = Number(e.target.closest('button')?.dataset.slide);
    if (!step) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    slides.scrollBy({left: step * width(), behavior: calm ? 'instant' : 'smooth'});
  });
}

document.querySelectorAll('[data-carousel]').forEach(enhance);
document.addEventListener('readout:changed', (e) => e.detail.root.querySelectorAll('[data-carousel]').forEach(enhance));
