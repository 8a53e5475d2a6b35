// Small buttons and forms in the lists: form[data-quick]. They are sent from here, and the page
// stays where it is. What the server does not take goes the ordinary way, to the page that says why.
import { tell } from "./desk_compose.js";
import { forget } from "./desk_keep.js";
import { renew } from "./desk_live.js";

// quickIn wires all that stand under root, now or later.
export function quickIn(root) {
  root.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-quick]") || !document.querySelector("#desk-said")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
}

async function send(form, submitter) {
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form, submitter ?? undefined));
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.querySelector("[data-flash]")) return plainly(form, submitter);
    if (form.dataset.keep) forget(form.dataset.keep);
    form.reset();
    form.closest("details.memo-new")?.removeAttribute("open");
    renew(page);
    tell(page);
  } catch {
    const line = document.querySelector("[data-say][data-offline]");
    if (line) document.querySelector("#desk-said").textContent = line.dataset.offline;
  } finally {
    form.removeAttribute("aria-busy");
  }
}

// plainly sends a form as the browser does: the page that comes shows what was typed, and why not.
function plainly(form, submitter) {
  form.removeAttribute("data-quick");
  form.requestSubmit(submitter);
}
