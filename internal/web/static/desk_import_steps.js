// Asking for a page and what was understood of it are two steps of the tab's history, at one address. Going
// back and forward shows the form of each as it was left. What stands in it is noted for this tab, so that a
// reload, or coming back from another page, finds it again: it is sent once more then, and nobody is asked.

const key = "readout-import"; // what stands in the form
const pageKey = "readout-import-page"; // the page that was read
const asItIs = 1 << 20; // characters of a page that are noted as they are; more are packed
const steps = { asked: null, seen: null }; // the forms that are not on the page

// isSeen tells whether a form shows what was understood of a page.
export const isSeen = (form) => form.querySelector("[data-mended]") !== null;

const formNow = () => document.querySelector("form[data-import]");
const user = () => document.body.dataset.user ?? "";

// importSteps follows the tab's history. send is told of a form, and of what was noted of the one that is to
// come in its place.
export function importSteps(send) {
  addEventListener("pagehide", () => note(formNow()));
  document.addEventListener("visibilitychange", () => document.hidden && note(formNow()));
  addEventListener("popstate", (event) => {
    const now = formNow();
    const page = event.state?.import ?? "";
    if ((page !== "") === isSeen(now) || (page === "" && location.hash !== "")) return;
    note(now);
    const other = page === "" ? steps.asked : steps.seen;
    if (page !== "" && other?.elements.page_seen.value !== page) {
      bringBack(now, page, send);
      return;
    }
    steps[isSeen(now) ? "seen" : "asked"] = now;
    if (other) now.replaceWith(other);
    else location.reload();
  });
  const form = formNow();
  if (isSeen(form)) arrived(form); // it was sent before its scripts were there; a reload does not send it again
  else if (history.state?.import && cameBack()) bringBack(form, history.state.import, send);
  else history.replaceState(null, ""); // who asks for the address anew wants to import another page
}

// cameBack tells whether the page was loaded anew, or by going back or forward.
function cameBack() {
  return ["reload", "back_forward"].includes(performance.getEntriesByType("navigation")[0]?.type);
}

// stepTo goes on from the form in which a page was asked for. That one is found again by going back.
export function stepTo(asked, fresh, again) {
  steps.asked = asked;
  if (!again) history.pushState({ import: fresh.elements.page_seen.value }, "");
}

// arrived notes a form that has come from the server.
export function arrived(form) {
  if (!isSeen(form)) return;
  const page = form.elements.page_seen.value;
  if (history.state?.import !== page) history.replaceState({ import: page }, "");
  note(form);
  notePage(form, page);
}

// bringBack has what was noted sent, if it is of that page.
async function bringBack(form, page, send) {
  const noted = read(key);
  const words = await notedPage(page);
  if (noted?.page !== page || noted.user !== user() || words === null) {
    history.replaceState(null, "");
    return;
  }
  const data = new FormData();
  for (const [name, value] of noted.fields) data.append(name, value);
  data.append("page", words);
  form.elements.page.value = words;
  await send(form, data);
  scrollTo({ top: noted.top, behavior: "instant" });
}

// note writes down what stands in a form, but for the page itself.
export function note(form) {
  if (!form || !isSeen(form)) return;
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "page");
  write(key, JSON.stringify({ user: user(), page: form.elements.page_seen.value, fields, top: scrollY }));
}

async function notePage(form, page) {
  if (stored(pageKey)?.startsWith(`${page} `)) return;
  const words = form.elements.page.value;
  write(pageKey, words.length <= asItIs ? `${page} as-is ${words}` : `${page} gzip ${await packed(words)}`);
}

async function notedPage(page) {
  const [, of, how, words] = /^(\S+) (\S+) ([^]*)$/.exec(stored(pageKey) ?? "") ?? [];
  if (of !== page) return null;
  return how === "gzip" ? await unpacked(words) : words;
}

async function packed(words) {
  const bytes = new Uint8Array(await new Response(new Blob([words]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer());
  let all = "";
  for (let i = 0; i < bytes.length; i += 0x8000) all += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(all);
}

function unpacked(words) {
  const bytes = Uint8Array.from(atob(words), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

function read(name) {
  try {
    return JSON.parse(stored(name) ?? "null");
  } catch {
    return null;
  }
}

function stored(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

// write notes something; where there is no room, what was noted before is of no use.
function write(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    try {
      sessionStorage.removeItem(name);
    } catch {
      // there was nothing
    }
  }
}
