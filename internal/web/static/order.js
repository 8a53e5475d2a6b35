// Where an item stands on the page: by the time it tells of, newest or oldest first, or where
// an editor put it. Keys are text of digits, to be compared as text.

// orderOf reads how a page is ordered. A readout's lines run forward.
export function orderOf(main, timeline) {
  const order = () => main.dataset.order ?? (timeline.tagName === 'OL' ? 'oldest' : 'newest');
  const key = (item) => (order() === 'editorial' && item.dataset.placed) || item.dataset.order;
  const forward = () => order() === 'oldest';
  const items = () => [...timeline.children];
  const more = () => document.getElementById('part-older')?.hidden === false;

  return {
    key,
    forward,
    items,
    more, // whether the page goes on elsewhere

    // stands tells whether one item stands above another.
    above: (a, b) => forward() ? key(a) < key(b) : key(a) > key(b),

    // place puts an item where it belongs.
    place(item) {
      timeline.insertBefore(item, items().find((other) => this.above(item, other)) ?? null);
    },

    // outside tells whether an item belongs to another page of the same coverage.
    outside(item) {
      const all = items().filter((other) => other !== item);
      const later = 'later' in main.dataset;
      if (all.length === 0) return later;
      return (later && this.above(item, all[0])) || (more() && this.above(all.at(-1), item));
    },
  };
}
