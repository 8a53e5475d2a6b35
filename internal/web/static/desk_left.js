// What contributors had half written on this device when their link ended. No link lets them in as the same
// again, so that whoever is here now may take it over; until then nobody sees what it says.
import { add } from "./outbox_db.js";

const { user = "" } = document.body.dataset;

// keptAs names where a form is kept on this device that a user has begun.
export const keptAs = (by, form) => `readout:${by}:${form}`;

const composer = (slug) => `compose:${slug}`;

// leftHere gives what others who came by a link have begun to write for a coverage.
export function leftHere(slug) {
  const left = [];
  try {
    for (const name of Object.keys(localStorage)) {
      const by = name.split(":")[1];
      if (by === user || name !== keptAs(by, composer(slug))) continue;
      const { guest, at, fields } = JSON.parse(localStorage.getItem(name));
      if (guest) left.push({ user: by, name: guest, guest: true, begun: fields, at });
    }
  } catch {
    // Without storage nothing was kept.
  }
  return left;
}

// takeLeft makes of what was begun an item of the outbox, held until whose it is now has read it.
export async function takeLeft({ user: by, begun, at }, box, mine) {
  const form = document.querySelector("form[data-compose]");
  const { slug, title, lang, tz } = box.dataset;
  const pictures = Object.entries(begun).filter(([name, value]) => value && /^p\d+\.(file|play|local)$/.test(name));
  await add({
    ...mine, key: begun.once, tab: "", state: "held", fields: sentAs(form, begun), kept: begun, slug, title, lang, tz,
    action: new URL(form.action).pathname, media: form.querySelector("[data-media]").dataset.media,
    headline: begun.headline, body: begun.body, pictures: new Set(pictures.map(([name]) => name.split(".")[0])).size,
    composed: at, next: 0,
  });
  localStorage.removeItem(keptAs(by, composer(slug)));
}

// sentAs gives fields as a form sends them: of boxes only those with a tick.
function sentAs(form, fields) {
  const sent = Object.entries(fields).filter(([name, value]) => name !== "once" && value !== false);
  return sent.map(([name, value]) => [name, value === true ? form.elements[name]?.value ?? "on" : value]);
}
