// What selected words seem to be, put into the panel for marking before anybody has typed:
// who speaks, what they do by it, what about. Whoever marks looks at it and changes what is
// wrong; what they have touched already stays as it is.

import { plainOf } from "./desk_words.js";

// guessIn asks what the words in form are, fills in what is still empty, and gives what was
// found. Where the words name nobody, whoever spoke last speaks on; where they name no issue of
// the same update, it is the last one still.
export async function guessIn(form, last) {
  const asked = form.elements.exact.value + form.elements.start.value;
  form.dataset.guessing = "true";
  let found = { speakers: [], kind: "", issues: [], via: "" };
  try {
    const query = new URLSearchParams();
    for (const name of ["field", "exact", "prefix", "suffix", "start", "end"]) query.set(name, form.elements[name].value);
    const answer = await fetch(`${form.action.replace(/\/mark$/, "/guess")}?${query}`, { headers: { Accept: "application/json" } });
    if (answer.ok) found = await answer.json();
  } catch {
    // Nothing is guessed then.
  }
  if (asked !== form.elements.exact.value + form.elements.start.value) return found;
  check(form, "speaker", found.speakers?.length ? found.speakers : last.speakers);
  check(form, "issue", found.issues?.length || last.action !== form.action ? found.issues ?? [] : last.issues);
  if (form.elements.kind.value === "") form.elements.kind.value = found.kind || usual;
  if (form.elements.via.value === "" && found.via) {
    form.elements.via.value = found.via;
    form.querySelector(".more-fields").open = true; // it is seen before it is sent
  }
  offerInner(form, found);
  tellAway(form);
  form.dataset.guessing = "false";
  return found;
}

const usual = "assert"; // what words do that name no act

// offerInner offers the other way to read 岸田外相は、日本側が提案したと語った: not he says so, but
// they propose, and he tells of it.
function offerInner(form, found) {
  const button = form.querySelector("[data-inner]");
  const names = (found.inner ?? []).map((id) => nameOf(form, id));
  const teller = found.speakers?.length === 1 && nameOf(form, found.speakers[0]);
  button.hidden = !teller || names.length === 0 || names.includes("");
  if (button.hidden) return;
  const { inner, speakers } = found;
  button.dataset.takes = JSON.stringify({ inner, teller: speakers[0] });
  button.querySelector("span").textContent = button.dataset.words.replace("{who}", names.join(", ")).replace("{teller}", teller);
}

const nameOf = (form, id) => form.querySelector(`input[name="speaker"][value="${CSS.escape(id)}"] ~ span`)?.textContent ?? "";

// takeInner takes what is offered, if anything is.
export function takeInner(form) {
  const button = form.querySelector("[data-inner]");
  if (button.hidden) return false;
  const { inner, teller } = JSON.parse(button.dataset.takes);
  for (const box of form.querySelectorAll('input[name="speaker"]:checked')) box.checked = false;
  check(form, "speaker", inner);
  form.elements.via.value = teller;
  form.querySelector(".more-fields").open = true; // it is seen before it is sent
  button.hidden = true;
  tellAway(form);
  form.querySelector("[data-primary]").focus({ preventScroll: true });
  return true;
}

// tellAway ticks that something was said about the talks when all who say it are away from
// them, until somebody has said otherwise.
export function tellAway(form) {
  const about = form.elements.about;
  if (about.dataset.said || form.elements.round.value === "") return;
  const speakers = [...form.querySelectorAll('input[name="speaker"]:checked')];
  about.checked = speakers.length > 0 && speakers.every((box) => box.closest("label").hasAttribute("data-away"));
  if (about.checked) form.querySelector(".more-fields").open = true;
}

// check ticks boxes where none is ticked yet, and brings them to the front of their list.
export function check(form, name, values) {
  const boxes = [...form.querySelectorAll(`input[name="${name}"]`)];
  if (boxes.some((box) => box.checked)) return;
  for (const box of boxes.filter((b) => values.includes(b.value)).reverse()) {
    box.checked = true;
    const label = box.closest("label");
    label?.parentElement.prepend(label);
  }
}

// chosen gives the values that are ticked.
export function chosen(form, name) {
  return [...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);
}

// selectNext selects the sentence that begins after a place, counted in code points, in a
// field of an update; false where there is none.
export function selectNext(field, after) {
  if (!field || typeof Intl.Segmenter !== "function") return false;
  const plain = plainOf(field);
  const from = Array.from(plain).slice(0, after).join("").length;
  const lang = field.closest("[lang]")?.lang;
  for (const part of new Intl.Segmenter(lang, { granularity: "sentence" }).segment(plain)) {
    const words = part.segment.trim();
    const at = part.index + part.segment.indexOf(words);
    if (at < from || !/\p{Letter}/u.test(words)) continue;
    const start = placeOf(field, at);
    const end = placeOf(field, at + words.length);
    document.getSelection().setBaseAndExtent(...start, ...end);
    return true;
  }
  return false;
}

// placeOf gives the text node and the place in it of a place in a field's text.
function placeOf(field, at) {
  const walk = document.createTreeWalker(field, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[data-readout]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  let node = walk.nextNode();
  for (; node && at > node.length; node = walk.nextNode()) at -= node.length;
  return [node, at];
}
