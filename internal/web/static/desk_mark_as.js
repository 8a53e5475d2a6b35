// What selected words tell besides a statement: an outcome, a forecast, who was there. The panel
// takes the form over from the page that has it, with the words in the place of the sentences
// one could choose there, and begins it with what the words seem to be.
import { growIn, showFaults } from "./desk_fields.js";
import { check } from "./desk_guess.js";
import { pickIn } from "./desk_pick.js";

const keys = { KeyM: "statement", KeyO: "outcome", KeyF: "forecast", KeyP: "participant" };
const mostTitle = 500; // as record.checkGist

// asOf gives what a key, by its place, makes of the words; "" for other keys.
export function asOf(code) {
  return keys[code] ?? "";
}

// chooseAs shows the form of what the words are. guess is a promise of what they seem to be.
export async function chooseAs(panel, as, guess) {
  const radio = panel.querySelector(`.mark-as input[value="${as}"]`);
  radio.checked = true;
  const statement = panel.querySelector("form[data-statement]");
  takeAway(panel);
  if (as === "statement") {
    statement.hidden = false;
    statement.querySelector("[data-primary]").focus({ preventScroll: true });
    return;
  }
  statement.hidden = true;
  const [, slug, n] = new URL(statement.action).pathname.match(/\/c\/([^/]+)\/u\/(\d+)\/mark$/);
  try {
    const answer = await fetch(`${radio.dataset.href}?${new URLSearchParams({ where: `${slug}/${n}`, back: "coverage" })}`, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (panel.open && radio.checked) putItem(panel, page, guess);
  } catch {
    if (!radio.checked) return;
    await chooseAs(panel, "statement", guess); // without a connection there is only what is here
    const line = statement.querySelector("[data-say]");
    line.textContent = line.dataset.offline;
  }
}

// takeBack makes the panel one for statements again.
export function takeBack(panel) {
  panel.querySelector('.mark-as input[value="statement"]').checked = true;
  takeAway(panel);
  panel.querySelector("form[data-statement]").hidden = false;
}

function takeAway(panel) {
  const other = panel.querySelector("[data-other]");
  other.hidden = true;
  other.replaceChildren();
  const title = panel.querySelector("#mark-title");
  title.textContent = title.dataset.own ??= title.textContent;
}

// putItem puts the form of a page into the panel: an empty one, which is begun with what the
// words seem to be, or one that came back with faults.
export async function putItem(panel, page, guess) {
  const form = page.querySelector("form[data-item]");
  if (!form) throw new Error("no form came");
  const other = panel.querySelector("[data-other]");
  const statement = panel.querySelector("form[data-statement]");
  const title = page.querySelector("h1");
  other.replaceChildren(document.adoptNode(form));
  takeWords(form, statement);
  pickIn(form);
  growIn(form);
  other.hidden = false;
  panel.querySelector("#mark-title").textContent = title.textContent;
  if (form.querySelector("[data-faults]")) {
    showFaults(form);
    return;
  }
  const found = await guess;
  if (form.isConnected) begin(form, found ?? {}, statement.elements.exact.value);
}

// takeWords puts the words that were selected where the form would let one choose some.
function takeWords(form, statement) {
  form.querySelector("[data-evidence]").remove();
  form.querySelector("[data-kept]")?.remove();
  delete form.dataset.keep;
  const [, slug, n] = new URL(statement.action).pathname.match(/\/c\/([^/]+)\/u\/(\d+)\/mark$/);
  const values = { where: `${slug}/${n}` };
  for (const name of ["from", "field", "exact", "prefix", "suffix", "start", "end"]) values[name] = statement.elements[name].value;
  for (const [name, value] of Object.entries(values)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  const quoted = statement.querySelector("[data-words]").cloneNode(true);
  form.prepend(quoted);
  const send = Object.assign(document.createElement("div"), { className: "send" });
  send.append(form.querySelector("[data-primary]"), statement.querySelector("[data-say]").cloneNode());
  form.querySelector(".actions").replaceWith(send);
}

// begin fills in what the words seem to be, and leads to what is still to be chosen.
function begin(form, found, exact) {
  const title = form.querySelector('[name^="title."], [name^="expects."]');
  if (title && title.value === "") title.value = exact.replace(/\s+/g, " ").trim().slice(0, mostTitle);
  check(form, "issue", found.issues ?? []);
  check(form, "told_by", found.tellers ?? []);
  choose(form.elements.status, [found.status]);
  choose(form.elements.actor, [...(found.named ?? []), ...(found.speakers ?? [])]);
  const open = [form.elements.status, form.elements.actor].find((select) => select && select.value === "");
  (open ?? form.querySelector("[data-primary]")).focus({ preventScroll: true });
  form.dataset.begun = "true";
}

// choose takes the first of the values that a list has, if nothing is chosen in it.
function choose(select, values) {
  if (!select || select.value !== "") return;
  const known = values.find((value) => value && [...select.options].some((option) => option.value === value));
  if (known) select.value = known;
}
