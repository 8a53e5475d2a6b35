// When a page was had: where it tells its times as "5 minutes ago" and not as of when, the server asks for that
// moment. Pasted pages were had when they were pasted, files when they were last changed: the field is filled in
// with that, and says so. Who copied the page earlier sets it right.

let had = null; // of the page that stands in the form

// hadAt notes the moment, a number of milliseconds or a Date; null: nobody knows.
export function hadAt(moment) {
  had = moment;
}

// tellWhenIn fills in the moment where it is asked for.
export function tellWhenIn(form) {
  form.elements.file.addEventListener("change", (event) => hadAt(event.target.files[0]?.lastModified ?? null));
  const field = form.elements.saved;
  if (!field || had === null || field.value !== "" || field.getAttribute("aria-invalid") !== "true") return;
  let filled = "";
  const fill = () => {
    if (field.value !== filled) return; // somebody has set it right
    filled = clockIn(form.elements.tz.value.trim() || "UTC", had) || filled;
    field.value = filled;
    form.querySelector("[data-filled]").hidden = filled === "";
  };
  form.elements.tz.addEventListener("change", fill); // it is told in that zone
  fill();
}

// clockIn gives day and clock of a zone, as a field for both has them; "" for a zone nobody knows.
function clockIn(zone, moment) {
  try {
    const date = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    return date.format(moment).replace(" ", "T");
  } catch {
    return "";
  }
}
