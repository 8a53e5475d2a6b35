// The preview of what stands in the composer, #preview: made by the server, by the template of
// what is published. On a wide screen it follows what is typed; on a phone one goes there and back.
import { isEmpty } from "./desk_compose.js";
import { heldFile } from "./desk_files.js";

const wide = matchMedia("(min-width: 62.5rem)");
const pause = 400; // after the last key

// previewIn wires the button and the panel, where a page has them.
export function previewIn(root) {
  const form = root.querySelector("form[data-compose]");
  const panel = root.querySelector("#preview");
  const button = form?.querySelector("[data-show-preview]");
  if (!panel || !button) return;
  const close = panel.querySelector("[data-close]");
  close.hidden = false;
  close.addEventListener("click", () => {
    show(button, panel, false);
    button.focus();
  });
  panel.querySelector("a[href^='#']").addEventListener("click", (event) => {
    event.preventDefault();
    form.elements.body.focus();
  });
  button.setAttribute("aria-expanded", String(!panel.hidden));
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (wide.matches && !panel.hidden) return show(button, panel, false);
    show(button, panel, true);
    ask(form, panel);
    if (!wide.matches) panel.focus();
  });
  let soon = 0;
  const follow = () => {
    clearTimeout(soon);
    if (!panel.hidden) soon = setTimeout(() => ask(form, panel), pause);
  };
  for (const what of ["input", "change"]) form.addEventListener(what, follow);
}

function show(button, panel, on) {
  panel.hidden = !on;
  button.setAttribute("aria-expanded", String(on));
}

let asking = null;

async function ask(form, panel) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const place = panel.querySelector("[data-preview-of]");
  const line = panel.querySelector("[data-preview-say]");
  if (isEmpty(form)) {
    place.replaceChildren();
    line.textContent = "";
    return;
  }
  const body = new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "link"));
  body.set("preview", "1");
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, signal });
    const told = await answer.json();
    if (signal.aborted) return;
    line.textContent = told.fault ?? "";
    if (told.html === undefined) return;
    place.innerHTML = told.html; // from our template, as a page of ours would have it
    await fillFrames(form, place);
  } catch {
    if (!signal.aborted) line.textContent = line.dataset.offline;
  }
}

// fillFrames shows pictures that are on this device only.
async function fillFrames(form, place) {
  const figures = [...place.querySelectorAll(".picture")];
  for (const [i, row] of [...form.querySelectorAll("[data-picture]")].entries()) {
    const id = row.querySelector("[data-of=local]")?.value;
    const frame = figures[i]?.querySelector(".frame");
    const file = id && frame && await heldFile(id);
    if (!file?.type.startsWith("image/")) continue;
    const img = new Image();
    img.src = URL.createObjectURL(file);
    img.alt = frame.getAttribute("aria-label") ?? "";
    img.onload = () => URL.revokeObjectURL(img.src);
    frame.replaceWith(img);
  }
}
