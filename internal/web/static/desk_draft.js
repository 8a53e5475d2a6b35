// What the text offers for the record, by keyboard and without leaving the page: a or Enter accepts
// the draft that has the focus, y the clear ones of its update, x rejects it, j and k go from one to the next, the space
// bar chooses, a digit accepts it as one of the first ten kinds, e leads to all of them, s to the speaker, i to the issues,
// b has all sides say it (desk_draft_mend.js), f g h l q w r v have others say it who may be meant, d offers another
// statement in the same words (desk_draft_near.js), t accepts the act as that of whom the speaker tells, m brings the sentences that
// nothing is offered of (desk_draft_missing.js), u takes back what was decided last. On a keyboard of other letters the keys' places count. Where something is typed, keys are letters; there Enter accepts as well.
import { isComposing } from "./desk_fields.js";
import { acceptNumber, bothSides, fieldsIn, mend } from "./desk_draft_mend.js";
import { fillTray, goToTray, homeOf, isClear, itemsOf, leaves, stopsOf, traysIn } from "./desk_draft_tray.js";
import { foldMissed, isMissed, markMissing } from "./desk_draft_missing.js";
import { againOf, nearBy, nearIn } from "./desk_draft_near.js";

const typing = "input:not([type=checkbox]), textarea, select";

let queue = Promise.resolve(); // decisions are sent in the order in which they were made

// draftsIn wires the page of drafts, or the trays of a page's desk.
export function draftsIn(root) {
  document.addEventListener("submit", submitted);
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  document.addEventListener("change", count);
  document.addEventListener("toggle", (event) => event.target.open && event.target.matches(".draft-mend") && fieldsIn(event.target), true);
  for (const open of root.querySelectorAll(".draft-mend[open]")) fieldsIn(open);
  traysIn(root);
  nearIn(root);
  const page = root.querySelector("main > form[data-drafts]");
  if (page && !page.querySelector("[data-faults]")) (page.querySelector("[data-draft-item]:target") ?? itemsOf(page)[0])?.focus();
}

// submitted sends a decision about one draft from here; what is about several goes the ordinary way.
function submitted(event) {
  const form = event.target;
  if (form.matches("[data-drafts-undo]") && form.closest(".draft-tray")) {
    event.preventDefault();
    const { submitter } = event;
    queue = queue.then(() => takeBack(form, submitter));
  } else if (form.matches("form[data-drafts]") && event.submitter?.name === "one") {
    event.preventDefault();
    const [verdict] = event.submitter.value.split(" ");
    decide([event.submitter.closest("[data-draft-item]")], verdict);
  }
}

function clicked(event) {
  const button = event.target.closest?.("[data-accept-clear], [data-mark-missing], [data-dismiss], [data-second]");
  if (!button) return;
  if (button.matches("[data-dismiss]")) return dismiss(button.closest("[data-nothing]"));
  if (button.matches("[data-second]")) return second(button.closest("[data-draft-item]"));
  if (button.matches("[data-mark-missing]")) return markMissing(button.closest(".draft-tray"), queue);
  const form = button.closest(".draft-tray").querySelector(":scope > form[data-drafts]");
  acceptClear(form, itemsOf(form)[0]);
}

// decide takes drafts of one form out of sight, goes on to the next one and sends what was decided.
function decide(items, verdict) {
  const form = items[0].closest("form[data-drafts]");
  const next = neighbour(form, items);
  const body = bodyOf(form, items, verdict); // as the fields are now
  for (const item of items) item.hidden = true;
  const row = form.closest("[data-nothing]");
  const goTo = row && itemsOf(form).length === 0 ? row : next ?? homeOf(form);
  goTo.focus();
  clearLeft(form);
  queue = queue.then(() => send(form, items, body));
}

function bodyOf(form, items, verdict) {
  const body = new URLSearchParams({ do: verdict, since: form.elements.since.value });
  for (const item of items) {
    const ref = item.dataset.draftItem;
    body.append("draft", ref);
    for (const field of item.querySelectorAll("[name]")) {
      if (field.name.endsWith(`.${ref}`)) body.append(field.name, field.value);
    }
  }
  return body;
}

// neighbour gives the draft that comes after some, else the one before.
function neighbour(form, items) {
  const all = itemsOf(document.querySelector("#drafts-trays:not([hidden])") ?? form);
  const left = all.filter((item) => !items.includes(item));
  const last = all.indexOf(items.at(-1));
  return left.find((item) => all.indexOf(item) > all.indexOf(items[0]) && (items.length > 1 || all.indexOf(item) > last)) ?? left.at(-1);
}

async function send(form, items, body) {
  let told = { fault: form.dataset.offline };
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.redirected) return location.reload(); // the session has ended
    told = await answer.json();
  } catch {
    // It can be pressed again.
  }
  if (told.gone) return drop(form, items, body, told);
  if (told.html === undefined) return putBack(items, told);
  decidedOf(form).innerHTML = told.html; // from our template, as a page of ours would have it
  takeAway(form, items);
}

function takeAway(form, items) {
  for (const item of items) item.remove();
  if (itemsOf(form).length === 0) emptied(form);
}

function decidedOf(form) {
  return (form.closest(".draft-tray") ?? document).querySelector("[data-drafts-decided]");
}

// drop says why there is nothing left to decide about a draft: the record holds its words meanwhile. Of
// the others that were decided with it the decision stands.
async function drop(form, items, body, told) {
  const gone = whichOf(items, told);
  const rest = items.filter((item) => item !== gone);
  if (rest.length > 0) await send(form, rest, bodyOf(form, rest, body.get("do")));
  const line = document.createElement("p");
  line.className = "amiss";
  line.setAttribute("role", "status");
  line.textContent = told.fault;
  if (rest.length > 0) decidedOf(form).prepend(line);
  else decidedOf(form).replaceChildren(line);
  takeAway(form, [gone]);
}

// whichOf gives the draft that an answer is about.
function whichOf(items, told) {
  return items.find((item) => item.dataset.draftItem === told.which) ?? items[0];
}

// putBack shows drafts again that were not decided, with why, and leads to the field that is asked
// for.
function putBack(items, told) {
  for (const item of items) item.hidden = false;
  items[0].closest("form").hidden = false; // it may have been folded away
  const item = whichOf(items, told);
  const line = item.querySelector("[data-fault]");
  line.textContent = told.fault ?? told.title ?? "";
  line.hidden = false;
  item.classList.add("wrong");
  clearLeft(item.closest("form"));
  const field = told.field && item.querySelector(`[name^="${CSS.escape(told.field)}."]`);
  if (field) field.closest("details").open = true;
  (field ?? item).focus();
}

// clearLeft keeps the button of the clear ones true to what is left of them.
function clearLeft(form) {
  const button = form.closest(".draft-tray")?.querySelector("[data-accept-clear]");
  if (!button) return;
  const left = itemsOf(form.closest(".draft-tray")).filter(isClear).length;
  button.textContent = button.dataset.acceptClear.replace("{count}", left);
  button.hidden = left < 2;
}

// emptied goes on to what comes after the last draft of a page.
function emptied(form) {
  if (isMissed(form)) {
    form.hidden = true; // more may have been decided in it that is not told yet
  } else if (form.closest(".draft-tray")) {
    form.querySelector(".key-hint")?.remove();
  } else {
    const more = document.querySelector("[data-drafts-more]");
    location.assign(more ? more.href : form.dataset.home);
  }
}

// goesBack takes back what was decided last, once that has been told; it tells whether anything was.
function goesBack(within) {
  const last = () => within.querySelector("[data-drafts-undo] button[name=do]");
  queue = queue.then(() => last()?.click());
  return Boolean(last());
}

async function takeBack(form, button) {
  const tray = form.closest(".draft-tray");
  const body = new URLSearchParams(new FormData(form, button)); // before: of a button that is off a form says nothing
  button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    const place = tray.parentElement;
    const sentences = body.getAll("draft").every((ref) => /-w*s[^-]*$/.test(ref));
    await fillTray(place, tray.dataset.of);
    if (sentences) markMissing(place.firstElementChild, queue);
    else stopsOf(place)[0]?.focus();
  } catch {
    button.disabled = false;
  }
}

// letterOf gives the key, by its place where the keyboard has other letters than ours.
function letterOf(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return event.key.length === 1 && /^Key[A-Z]$/.test(event.code) ? event.code.at(-1).toLowerCase() : event.key;
}

function pressed(event) {
  if (isComposing(event) || event.defaultPrevented || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
  if (event.altKey) {
    if (event.code === "KeyR" && goToTray()) event.preventDefault();
    return;
  }
  if (event.key === "Escape" && leaves(event.target)) {
    if (goToTray()) event.preventDefault();
    return;
  }
  const item = event.target.closest?.("[data-draft-item]");
  if (letterOf(event) === "u" && !event.target.closest(typing)) {
    const undo = goesBack(event.target.closest(".draft-tray") ?? document);
    if (undo) event.preventDefault();
    return;
  }
  const row = event.target.closest?.("[data-nothing]");
  if (row && !item) return !event.target.matches("[data-missing-said]") && onRow(event, row) && event.preventDefault();
  const form = item?.closest("form[data-drafts]") ?? document.querySelector("main > form[data-drafts]");
  if (!form || (!item && event.target.closest(`${typing}, a, button, summary`))) return;
  if (keyOn(event, form, item)) event.preventDefault();
}

// keyOn does what a key asks for and tells whether it asked for anything.
function keyOn(event, form, item) {
  if (event.target.closest(typing)) {
    if (event.key === "Escape") item.focus();
    else if (event.key === "Enter") accept(item);
    return event.key === "Escape" || event.key === "Enter";
  }
  const key = letterOf(event);
  switch (key) {
    case "j":
    case "k":
      return step(form.closest("#drafts-trays") ?? form, item, key);
    case "Escape":
      if (event.target === item || !item) {
        if (isMissed(form)) {
          foldMissed(form);
          return true;
        }
        if (!item?.closest(".draft-tray")) return false;
        homeOf(form).focus();
        return true;
      }
      item.focus();
      return true;
    case " ":
      if (event.target !== item) return false;
      item.querySelector('input[name="draft"]').click();
      return true;
    case "Enter":
      if (event.target !== item) return event.target.matches("input"); // a button and a link are themselves
      return accept(item);
    case "a":
      return accept(item);
    case "y":
      return acceptClear(form, item);
    case "x":
      item?.querySelector('[data-key="x"]')?.click();
      return Boolean(item);
    case "e":
      return mend(item, "kind");
    case "s":
      return mend(item, "speaker");
    case "i":
      return mend(item, "issues");
    case "d":
      return second(item);
    case "t":
      return retell(item);
    case "b":
      return bothSides(item);
    case "m":
      return markMissing(item?.closest(".draft-tray"), queue) || toMissed();
  }
  return (/^[0-9]$/.test(key) && acceptNumber(item, Number(key))) || nearBy(item, key, event.shiftKey);
}

// toMissed leads to the page of what nothing is offered of.
function toMissed() {
  const link = document.querySelector("[data-to-missed]");
  link?.click();
  return Boolean(link);
}

// onRow does what a key asks for where an update offers nothing.
function onRow(event, row) {
  const key = letterOf(event);
  switch (key) {
    case "j":
    case "k":
      return step(row.closest("#drafts-trays"), row, key);
    case "Enter":
      return event.target === row && markMissing(row, queue);
    case "m":
      return markMissing(row, queue);
    case "x":
      return dismiss(row);
    case "Escape":
      homeOf(row).focus();
      return true;
  }
  return false;
}

// step goes to what comes after something, or stands before it.
function step(root, from, key) {
  const all = stopsOf(root);
  all[Math.min(Math.max(all.indexOf(from) + (key === "j" ? 1 : -1), 0), all.length - 1)]?.focus();
  return true;
}

// dismiss takes an update away that offers nothing.
function dismiss(row) {
  const all = stopsOf(row.closest("#drafts-trays"));
  const at = all.indexOf(row);
  (all[at + 1] ?? all[at - 1] ?? homeOf(row)).focus();
  row.parentElement.remove();
  return true;
}

// second offers another statement in the words of a draft behind it: two say something in them.
function second(item) {
  return againOf(item) !== undefined;
}

function accept(item) {
  item?.querySelector('[data-key="a"]')?.click();
  return Boolean(item);
}

// acceptClear accepts what asks nothing of the update of a draft; the others stay, to be looked at one by one.
function acceptClear(form, item) {
  const of = (one) => one.dataset.draftItem.split("-")[0];
  const clear = itemsOf(form).filter((one) => isClear(one) && item && of(one) === of(item));
  if (clear.length > 0) decide(clear, "accept");
  return Boolean(item);
}

// retell accepts a draft as the act of whom its speaker tells, where the text can be read so.
function retell(item) {
  const other = item?.querySelector("option[data-inner]");
  if (!other) return false;
  other.selected = true;
  return accept(item);
}

function count(event) {
  const said = event.target.closest?.("form[data-drafts]")?.querySelector("[data-chosen]");
  if (!said) return;
  const chosen = said.closest("form").querySelectorAll('input[name="draft"]:checked').length;
  said.textContent = chosen ? said.dataset.chosen.replace("{count}", chosen) : "";
}
