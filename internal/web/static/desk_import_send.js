// What the server does with a page that is taken in comes back into the page as it stands: nothing is lost when
// there is no connection or nobody is logged in any more, and what was typed meanwhile stays. What stands in the
// form is noted for this tab, so that a reload, or going back and forward, finds it as it was.
import { showFaults } from "./desk_fields.js";

const key = "readout-import";
let leaving = false; // it is being stored: nothing of it is to be found here again

// sendImportIn has a form sent so; wire is told of the one that takes its place.
export function sendImportIn(form, wire) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.defaultPrevented) return;
    if (!navigator.onLine) {
      event.preventDefault();
      say(form, "offline");
      return;
    }
    if (!form.querySelector("[data-mended]")) return;
    if (button?.name === "do" && /^(store|publish)$/.test(button.value)) {
      leaving = true;
      forget();
      return;
    }
    event.preventDefault();
    const data = new FormData(form);
    if (button?.name) data.append(button.name, button.value);
    send(form, data, wire);
  });
}

// restoreImport brings back what the tab had noted of the page, after a reload and on the way back.
export function restoreImport(form, wire) {
  addEventListener("pagehide", () => note(document.querySelector("form[data-import]")));
  document.addEventListener("visibilitychange", () => document.hidden && note(document.querySelector("form[data-import]")));
  addEventListener("pageshow", () => { leaving = false; });
  const way = performance.getEntriesByType("navigation")[0]?.type;
  const noted = read();
  if (!form.querySelector("[data-mended]") || !["reload", "back_forward"].includes(way) || noted?.page !== form.elements.page_seen.value) return;
  if (JSON.stringify(noted.fields) === JSON.stringify(fieldsOf(form))) return;
  const data = new FormData();
  for (const [name, value] of noted.fields) data.append(name, value);
  data.append("page", form.elements.page.value);
  data.append("once", form.elements.once.value);
  send(form, data, wire);
}

async function send(form, data, wire) {
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  say(form, "sending");
  const before = new FormData(form);
  let fresh = null;
  let what = "offline";
  try {
    const answer = await fetch(form.action, { method: "POST", body: data });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    fresh = page.querySelector("form[data-import]");
    what = page.querySelector("form[data-login]") ? "login" : "refused";
  } catch {
    // there is no connection
  }
  form.setAttribute("aria-busy", "false");
  if (!fresh) {
    say(form, what);
    return;
  }
  takeOver(form, fresh, before);
  wire(fresh);
  note(fresh);
  stand(fresh);
}

// takeOver puts the form that came in the place of the one that was sent.
function takeOver(form, fresh, before) {
  const at = document.activeElement?.id;
  for (const field of form.elements) {
    if (!field.matches("textarea, input:not([type=hidden], [type=file], [type=checkbox])") || field.value === before.get(field.name)?.replaceAll("\r\n", "\n")) continue;
    const same = fresh.elements[field.name];
    if (same) same.value = field.value; // typed while it was sent
  }
  for (const run of form.querySelectorAll(".piece-run > details[open] [data-piece]")) {
    const details = fresh.querySelector(`[data-piece="${CSS.escape(run.dataset.piece)}"]`)?.closest(".piece-run > details");
    if (details) details.open = true;
  }
  for (const more of form.querySelectorAll("details.more-fields[open]")) {
    const details = fresh.querySelectorAll("details.more-fields")[[...form.querySelectorAll("details.more-fields")].indexOf(more)];
    if (details) details.open = true;
  }
  form.replaceWith(fresh);
  if (at) document.getElementById(at)?.focus({ preventScroll: true });
}

// stand brings the focus to what was moved, or to what is wrong.
function stand(form) {
  showFaults(document);
  const moved = form.querySelector("[autofocus]");
  moved?.focus({ preventScroll: true });
  moved?.scrollIntoView({ block: "nearest" });
  form.querySelector("[data-seams] button")?.focus();
}

function say(form, what) {
  const line = form.querySelector("[data-say]");
  line.textContent = { offline: line.closest("form").dataset.offline, refused: line.closest("form").dataset.refused }[what] ?? line.dataset[what] ?? "";
}

function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["page", "once"].includes(name));
}

function note(form) {
  if (leaving || !form?.querySelector("[data-mended]")) return;
  try {
    sessionStorage.setItem(key, JSON.stringify({ page: form.elements.page_seen.value, fields: fieldsOf(form) }));
  } catch {
    forget(); // there is no room
  }
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function forget() {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // there was nothing
  }
}
