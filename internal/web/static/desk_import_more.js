// Where else a piece can be put. The buttons for it are made once they are asked for, of each kind of
// piece from one template; without scripts the server shows them.

// choicesOf gives the buttons of a piece, hidden where they were not shown; null where it has none.
export function choicesOf(piece) {
  const more = piece.querySelector("[data-more]");
  if (!more) return null;
  const there = piece.querySelector(".piece-places");
  if (there) return there;
  const template = piece.closest("form").querySelector(`template[data-places="${CSS.escape(more.dataset.more)}"]`);
  const made = template.content.firstElementChild.cloneNode(true);
  for (const button of made.children) button.value += ` ${piece.dataset.piece}`;
  made.hidden = true;
  more.after(made);
  return made;
}

// showMore shows them, or hides them again.
export function showMore(piece) {
  const choices = choicesOf(piece);
  if (!choices) return;
  choices.hidden = !choices.hidden;
  piece.querySelector("[data-more]").setAttribute("aria-expanded", String(!choices.hidden));
}

// buttonOf gives the button that puts a piece somewhere, "title", "begin"; undefined where there is none.
export function buttonOf(piece, where) {
  const all = [...piece.querySelectorAll('[name="mend"]'), ...(choicesOf(piece)?.children ?? [])];
  return all.find((button) => button.value.startsWith(`${where} `));
}
