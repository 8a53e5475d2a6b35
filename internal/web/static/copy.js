// A link to a readout as text copies it, where the browser lets it; without a clipboard it
// opens the text, as it does without this module. A link to the sheet prints it.

const said = document.getElementById('take-said');

document.addEventListener('click', async (e) => {
  const link = e.target.closest?.('a[data-copy], a[data-print]');
  if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
  if (link.hasAttribute('data-print')) {
    e.preventDefault();
    window.print();
    return;
  }
  if (!navigator.clipboard) return;
  e.preventDefault();
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(String(answer.status));
    await navigator.clipboard.writeText(await answer.text());
    said.textContent = `${link.textContent}: ${link.dataset.copy}`;
  } catch {
    location.href = link.href;
  }
});
