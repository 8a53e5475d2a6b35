// Undo, beside the word that something was posted: it goes when its time is over, and taking
// back leaves the page where it is, with the words in the composer again. What was done to the page
// itself (its state) is sent as a form is.
import { giveBack, replaceTimeline, tell } from "./desk_compose.js";

// undoIn wires the button that comes with the word, now or later.
export function undoIn(root) {
  const line = root.querySelector("#desk-said");
  if (!line) return;
  line.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-undo]:not([data-page])") || !document.querySelector("#timeline")) return;
    event.preventDefault();
    takeBack(event.target);
  });
  new MutationObserver(() => expireIn(line)).observe(line, { childList: true });
  expireIn(line);
}

function expireIn(line) {
  const form = line.querySelector("[data-undo]");
  if (form) setTimeout(() => form.remove(), form.dataset.undo * 1000);
}

async function takeBack(form) {
  const button = form.elements.from;
  if (button.disabled) return;
  button.disabled = true;
  const body = new URLSearchParams({ from: button.value });
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.querySelector("[data-flash]")) {
      replaceTimeline(page);
      tell(page);
      giveBack();
    } else {
      form.replaceWith(page.querySelector("[data-faults]")?.textContent.trim() ?? "");
    }
  } catch {
    button.disabled = false; // no network: it can be pressed again, while there is time
  }
}
