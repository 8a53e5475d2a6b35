// What the server does with a page that is taken in comes back into the page as it stands: nothing is lost when
// there is no connection or nobody is logged in any more, and what was typed meanwhile stays. No page is the
// answer to a form, so that no browser asks whether to send one again.
import { showFaults } from "./desk_fields.js";
import { arrived, importSteps, isSeen, stepTo } from "./desk_import_steps.js";

// sendImportIn has a form sent so; wire is told of the one that takes its place.
export function sendImportIn(form, wire) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (!navigator.onLine) {
      say(form, "offline");
      return;
    }
    const data = new FormData(form);
    if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
    send(form, data, wire);
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const to = link && document.getElementById(link.hash.slice(1));
    if (!to) return;
    event.preventDefault(); // it is no step of the history
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "center" });
  });
}

// followImport follows the steps of the history.
export function followImport(wire) {
  importSteps((form, data) => send(form, data, wire, true));
}

// send sends a form. What comes is another form, or the page of what was stored; again: it is one that
// stood there before.
async function send(form, data, wire, again = false) {
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
    if (!fresh && what === "refused" && answer.redirected && answer.ok) {
      addEventListener("pagehide", () => done(form, ""), { once: true }); // it may be come back to
      location.assign(answer.url);
      return;
    }
  } catch {
    // there is no connection
  }
  done(form, fresh ? "" : what);
  if (!fresh) return;
  const first = !isSeen(form) && isSeen(fresh);
  if (!again) takeOver(form, fresh, before);
  if (first) stepTo(form, fresh, again);
  put(form, fresh);
  wire(fresh);
  arrived(fresh);
  stand(fresh, first && !again);
}

// takeOver has the form that came stand as the one that was sent does.
function takeOver(form, fresh, before) {
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
}

// put puts the form that came in the place of the one that was sent.
function put(form, fresh) {
  const at = document.activeElement?.id;
  form.replaceWith(fresh);
  if (at) document.getElementById(at)?.focus({ preventScroll: true });
}

// stand brings the focus to what was moved, or to what is wrong; to the head of what is seen for the first time.
function stand(form, first) {
  const moved = form.querySelector("[autofocus]");
  moved?.focus({ preventScroll: true });
  moved?.scrollIntoView({ block: "nearest" });
  form.querySelector("[data-seams] button")?.focus();
  if (first) {
    const head = form.querySelector("h2");
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: "instant" });
  }
  showFaults(document);
}

function done(form, what) {
  form.setAttribute("aria-busy", "false");
  say(form, what);
}

function say(form, what) {
  const line = form.querySelector("[data-say]");
  line.textContent = { offline: form.dataset.offline, refused: form.dataset.refused }[what] ?? line.dataset[what] ?? "";
}
