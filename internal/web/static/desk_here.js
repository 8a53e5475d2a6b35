// Who else is here: #here[data-here]. This tab says what it has open and whether something is
// typed that is not stored, and takes the place of the word that its page was opened
// ([data-page]); the server says who is there, at once when a bell rings.

import { onBell, tab } from "./desk_bell.js";

const every = 15000;

// hereIn keeps the list under root true, and colleagues told of this tab.
export function hereIn(root) {
  const box = root.querySelector("#here[data-here]");
  if (!box) return;
  const url = box.dataset.here;
  const form = root.querySelector("form[data-keep]");
  let typed = Date.now();
  let dirty = false;
  let asking = false;
  let again = false;

  const words = (more) => new URLSearchParams({
    tab: tab(), page: box.dataset.page ?? "", n: box.dataset.n, doing: dirty ? "writing" : "reading", silent: Math.round((Date.now() - typed) / 1000), ...more,
  });

  async function say() {
    if (asking) return void (again = true);
    asking = true;
    again = false;
    try {
      const answer = await fetch(url + "/here", { method: "POST", body: words(), headers: { Accept: "text/html" } });
      if (answer.status === 200) put(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#here"));
    } catch { /* no network: it is said again */ }
    asking = false;
    if (again) setTimeout(say, 50);
  }

  // put shows the list, if it is other than it was; what is typed and where is left alone.
  function put(fresh) {
    const now = document.querySelector("#here");
    if (!fresh || !now || fresh.innerHTML === now.innerHTML) return;
    now.replaceChildren(...document.adoptNode(fresh).childNodes);
  }

  const changed = (form) => [...form.elements].some((field) =>
    ["text", "textarea"].includes(field.type) && field.value !== field.defaultValue);

  function look() {
    const was = dirty;
    dirty = Boolean(form && changed(form));
    if (dirty !== was) say();
  }

  form?.addEventListener("input", () => { typed = Date.now(); look(); });
  form?.addEventListener("change", look);
  addEventListener("pagehide", () => navigator.sendBeacon(url + "/here", words({ leave: "1" })));
  document.addEventListener("visibilitychange", () => document.hidden || say());
  setInterval(() => { look(); say(); }, every);
  onBell("here", () => setTimeout(say, 30));
  onBell("open", say);
  onBell("left", say); // still here, though not listening
  look();
  say();
}
