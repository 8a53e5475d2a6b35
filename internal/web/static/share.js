// A share link is an ordinary link to the update; with a device that can share, or a
// clipboard, it does what its name says.

document.addEventListener('click', async (e) => {
  const link = e.target.closest?.('a[data-share]');
  if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
  const {share, copied} = link.dataset;
  if (navigator.share) {
    e.preventDefault();
    try {
      await navigator.share({title: share, url: link.href});
    } catch { /* the reader thought better of it */ }
  } else if (navigator.clipboard) {
    e.preventDefault();
    await navigator.clipboard.writeText(link.href);
    const words = link.textContent;
    if (words === copied) return;
    link.textContent = copied;
    setTimeout(() => { link.textContent = words; }, 2000);
  }
});
