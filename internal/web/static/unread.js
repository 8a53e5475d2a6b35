// What came in while the reader was elsewhere: the pill, the number in the title, and a
// polite word for those who listen.

const quiet = 20000; // at most one announcement in this time

// unread keeps count. Items count until they have been in sight.
export function unread(tools) {
  const pill = tools.querySelector('.pill');
  const status = tools.querySelector('[role="status"]');
  const plural = new Intl.PluralRules(tools.dataset.lang);
  const waiting = new Set();
  let title = document.title;

  const words = (of, n) => {
    const form = {one: 'One', few: 'Few'}[plural.select(n)] ?? 'Many';
    return tools.dataset[of + form].replace('#', n);
  };

  function show() {
    const n = waiting.size;
    pill.hidden = n === 0;
    if (n) pill.textContent = words('new', n);
    document.title = n ? `(${n}) ${title}` : title;
  }

  const sight = new IntersectionObserver((seen) => {
    for (const {isIntersecting, target} of seen) if (isIntersecting) drop(target);
  }, {rootMargin: '-40px 0px'});

  function drop(item) {
    sight.unobserve(item);
    if (waiting.delete(item)) show();
  }

  // first is the unread item that came first, the nearest to where the reader was.
  function first() {
    return [...waiting].sort((a, b) => a.dataset.order < b.dataset.order ? -1 : 1)[0];
  }

  pill.addEventListener('click', () => {
    const item = first();
    if (!item) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    item.scrollIntoView({block: 'center', behavior: calm ? 'instant' : 'smooth'});
    item.classList.add('is-new');
    setTimeout(() => item.classList.remove('is-new'), 3000);
    const link = item.querySelector('a');
    link?.focus({preventScroll: true});
  });

  let unsaid = 0;
  let timer = 0;
  let last = -quiet;
  function say() {
    unsaid++;
    if (timer) return;
    timer = setTimeout(() => {
      status.textContent = words('said', unsaid);
      unsaid = 0;
      timer = 0;
      last = performance.now();
    }, Math.max(300, last + quiet - performance.now()));
  }

  return {
    add(item) { waiting.add(item); sight.observe(item); show(); },
    drop,
    say,
    title(words) { title = words; show(); },
    // tidy follows items that were put anew and forgets those that have gone.
    tidy() {
      for (const item of [...waiting]) {
        if (item.isConnected) continue;
        const now = document.getElementById(item.id);
        drop(item);
        if (now) this.add(now);
      }
    },
  };
}
