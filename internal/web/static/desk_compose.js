// The composer: form[data-compose]. It sends the same POST as the plain form, but stays
// on the page: the cursor stays in the composer, the new update appears on top.
import { forget, keep, snapshot } from "./desk_keep.js";
import { clearPictures, picturesIn, uploading } from "./desk_pictures.js";
import { grow, growIn, isComposing, showFaults } from "./desk_fields.js";

// composeIn wires the composer under root, if there is one.
export function composeIn(root) {
  for (const form of root.querySelectorAll("form[data-compose]")) wire(form);
  document.addEventListener("keydown", sendByKey);
}

function wire(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, event.submitter);
  });
  const headline = form.elements.headline;
  headline.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || isComposing(event)) return;
    event.preventDefault(); // Enter ends the headline; it never sends by accident
    form.elements.body.focus();
  });
}

// sendByKey sends a form with data-send at Ctrl+Enter or Cmd+Enter, never while an input
// method converts.
function sendByKey(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
  const form = event.target.closest?.("form[data-send]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-primary]"));
}

// send posts the form once: a second tap while it is on its way does nothing.
async function send(form, submitter) {
  if (form.getAttribute("aria-busy") === "true") return;
  if (uploading(form)) return;
  form.setAttribute("aria-busy", "true");
  say(form, "sending");
  const before = snapshot(form);
  try {
    const page = await post(form, submitter);
    if (page) settle(form, page, before);
    else say(form, "login"); // what is typed stays here, on the page and on the device
  } catch {
    say(form, "offline");
  } finally {
    form.setAttribute("aria-busy", "false");
  }
}

// post gives the page that the server answers with, null when it asks to log in.
async function post(form, submitter) {
  const fields = new FormData(form, submitter ?? undefined);
  fields.delete("files"); // they went ahead
  const body = new URLSearchParams(fields);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (answer.status === 401 || page.querySelector("form[data-login]")) return null;
  if (!page.querySelector("form[data-compose]")) throw new Error(`answer ${answer.status}`);
  return page;
}

function settle(form, page, before) {
  const answer = page.querySelector("form[data-compose]");
  replaceTimeline(page);
  if (answer.hasAttribute("data-typed")) {
    showRefusal(form, answer);
    return;
  }
  forget(form.dataset.keep);
  form.elements.once.value = answer.elements.once.value;
  clear(form, before);
  lastSent = before;
  say(form, "");
  tell(page);
  form.elements.headline.focus({ preventScroll: true });
}

// replaceTimeline puts the timeline of a page that came back where the old one stands; on
// a page with one update, that update.
export function replaceTimeline(page) {
  const places = document.querySelector("#timeline") ? ["#timeline"] :
    Array.from(document.querySelectorAll("article.desk-entry"), (entry) => `#${entry.id}`);
  for (const place of places) {
    const fresh = page.querySelector(place);
    if (fresh) document.querySelector(place).replaceWith(document.adoptNode(fresh));
  }
}

// tell shows what a page that came back says has been done.
export function tell(page) {
  const line = document.querySelector("#desk-said");
  const flash = page.querySelector("[data-flash]");
  line?.replaceChildren(...(flash ? document.adoptNode(flash).childNodes : []));
}

// giveBack puts the words that were sent last into an empty composer again, after they were
// taken back.
let lastSent = null;
export function giveBack() {
  const form = document.querySelector("form[data-compose]");
  if (!lastSent || form.elements.headline.value || form.elements.body.value) return;
  for (const name of ["headline", "body", "kind", "said"]) form.elements[name].value = lastSent[name];
  form.elements.pinned.checked = lastSent.pinned;
  grow(form.elements.body);
  form.elements.headline.dispatchEvent(new Event("input", { bubbles: true }));
}

// clear empties what was sent and leaves alone what was typed since.
function clear(form, sent) {
  clearPictures(form, sent);
  for (const field of form.elements) {
    if (!(field.name in sent) || field.type === "hidden") continue;
    if (field.type === "checkbox") {
      if (field.checked === sent[field.name]) field.checked = false;
    } else if (field.value === sent[field.name]) {
      if (field.tagName === "SELECT") field.selectedIndex = 0;
      else field.value = "";
    }
    if (field.tagName === "TEXTAREA") grow(field);
  }
  form.querySelector("[data-kept]")?.setAttribute("hidden", "");
  form.querySelector("details[open]")?.removeAttribute("open");
}

// showRefusal shows the form as the server gave it back, with the faults beside the
// fields, and with what stands in the fields now.
function showRefusal(form, answer) {
  const now = snapshot(form);
  const fresh = document.adoptNode(answer);
  form.replaceWith(fresh);
  for (const field of fresh.elements) {
    if (field.type !== "hidden" && field.type !== "checkbox" && field.name in now) field.value = now[field.name];
  }
  wire(fresh);
  picturesIn(fresh.parentElement);
  keep(fresh);
  growIn(fresh);
  showFaults(fresh);
}

// say tells in the composer's own line how the sending goes: the words stand in data-<what>.
function say(form, what) {
  const line = form.querySelector("[data-say]");
  line.textContent = what ? line.dataset[what] : "";
}
