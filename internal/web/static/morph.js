// morph makes what stands on a page say what a fresh copy says and leaves alone what is the
// same. Nodes stay where they can, and with them the focus, what is typed, what is selected
// and what is open.
export function morph(old, fresh) {
  const held = document.activeElement;
  const place = old.contains(held) ? keep(held) : null;
  blend(old, fresh);
  if (place && held.isConnected && document.activeElement !== held) place();
}

// What scripts and people have put there, the server does not know of.
const theirs = new Set(["tabindex", "open", "aria-busy", "disabled", "data-changed"]);

function blend(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !theirs.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !theirs.has(name)) old.setAttribute(name, value);
  }
  blendChildren(old, fresh);
}

function blendChildren(old, fresh) {
  const wanted = new Set(keysOf(fresh).keys());
  const known = keysOf(old);
  for (const [key, node] of known) if (!wanted.has(key)) node.remove(); // so that the rest need not move
  let at = old.firstChild;
  for (const [want, key] of withKeys(fresh)) {
    const have = key ? known.get(key) : alike(at, want);
    if (!have) {
      old.insertBefore(document.importNode(want, true), at);
      continue;
    }
    if (have === at) at = at.nextSibling;
    else old.insertBefore(have, at);
    blend(have, want);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

// alike finds a node that can become another one, from a place on.
function alike(at, want) {
  for (; at; at = at.nextSibling) {
    if (at.nodeType === want.nodeType && at.nodeName === want.nodeName && !keyOf(at)) return at;
  }
  return null;
}

// keyOf tells what a node is about, whatever it says: an id, or where a line's first form or
// link leads. "" is about nothing.
function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.id) return `${node.dataset.of ?? ""}#${node.id}`;
  if (!["LI", "FORM"].includes(node.nodeName)) return "";
  const leads = node.hasAttribute("action") ? node : node.querySelector("form[action], a[href]");
  return leads ? leads.getAttribute("action") ?? leads.getAttribute("href") : "";
}

// withKeys gives the children, each with a key that no other one of them has.
function withKeys(parent) {
  const seen = new Map();
  return Array.from(parent.childNodes, (node) => {
    const key = keyOf(node);
    if (!key) return [node, ""];
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return [node, `${node.nodeName} ${times} ${key}`];
  });
}

const keysOf = (parent) => new Map(withKeys(parent).filter(([, key]) => key).map(([node, key]) => [key, node]));

// keep remembers a field that has the focus and gives what brings it back.
function keep(field) {
  const { selectionStart, selectionEnd } = field;
  return () => {
    field.focus({ preventScroll: true });
    if (typeof selectionStart === "number") field.setSelectionRange(selectionStart, selectionEnd);
  };
}
