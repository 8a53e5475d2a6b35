// From a selection to a quote: the exact words, what stands around them, and their place
// in code points of the field's plain text. The text content of [data-field] is that
// plain text, so this works across paragraphs, marks and links; but for [data-readout], which
// shows what the record says and is no part of the text.

const around = 32; // code points of prefix and suffix, as text.ContextLength

// fieldOf gives the element whose words a selection begins in, or null. A selection that
// begins in a field and ends behind it counts: a triple click ends in the next block.
export function fieldOf(selection) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const field = elementOf(range.startContainer)?.closest("[data-field]") ??
    elementOf(range.endContainer)?.closest("[data-field]");
  return field && quoteOf(field, range) ? field : null;
}

function elementOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
}

// plainOf gives the plain text of a field, or of a part of one.
export function plainOf(part) {
  const own = part.cloneNode(true);
  for (const shown of own.querySelectorAll("[data-readout]")) shown.remove();
  return own.textContent;
}

// quoteOf gives the quote of a range's words in a field, null when only blanks are selected.
export function quoteOf(field, range) {
  const inside = clip(field, range);
  if (elementOf(inside.commonAncestorContainer).closest("[data-readout]")) return null; // nobody wrote it here
  const lead = field.ownerDocument.createRange();
  lead.setStart(field, 0);
  lead.setEnd(inside.startContainer, inside.startOffset);
  const from = plainOf(lead.cloneContents()).length;
  return quoteIn(plainOf(field), from, from + plainOf(inside.cloneContents()).length);
}

function clip(field, range) {
  const inside = range.cloneRange();
  if (!field.contains(range.startContainer)) inside.setStart(field, 0);
  if (!field.contains(range.endContainer)) inside.setEnd(field, field.childNodes.length);
  return inside;
}

// quoteIn gives the quote of plain between two places counted in UTF-16 units, blanks at
// its ends left out; null when nothing else is left.
export function quoteIn(plain, from, to) {
  const words = plain.slice(from, to);
  const exact = words.trim();
  if (exact === "") return null;
  from += words.length - words.trimStart().length;
  to = from + exact.length;
  const start = count(plain.slice(0, from));
  return {
    exact,
    prefix: Array.from(plain.slice(0, from)).slice(-around).join(""),
    suffix: Array.from(plain.slice(to)).slice(0, around).join(""),
    start,
    end: start + count(exact),
  };
}

function count(s) {
  return Array.from(s).length;
}
