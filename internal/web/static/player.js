// Films on other sites: a card with data-player is a plain link; here it gets a button that
// opens the player in its place. Nobody is asked before it is pressed.

function enhance(card) {
  if (card.querySelector('[data-open]')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.open = '';
  button.textContent = `▶ ${card.dataset.play}`;
  const note = document.createElement('small');
  note.textContent = card.dataset.asks.replace('{host}', new URL(card.dataset.player).host);
  button.addEventListener('click', () => {
    const frame = document.createElement('iframe');
    frame.src = card.dataset.player;
    frame.title = card.querySelector('a')?.textContent ?? '';
    frame.allow = 'fullscreen; encrypted-media; picture-in-picture';
    frame.className = 'player';
    note.remove();
    button.replaceWith(frame);
    frame.focus();
  });
  const line = document.createElement('p');
  line.className = 'play';
  line.append(button, ' ', note);
  (card.querySelector('div') ?? card).append(line);
}

const enhanceIn = (root) => root.querySelectorAll('[data-player]').forEach(enhance);
enhanceIn(document);
document.addEventListener('readout:changed', (e) => enhanceIn(e.detail.root));
