// Pictures, films and links of a form: fieldset[data-pictures]. Without this the form
// brings its files itself and the server shows them as rows; here each gets its row as it is
// chosen, dropped or pasted, and goes ahead. Where there is no connection it waits.
import { dropIn, putFiles } from "./desk_drop.js";
import { grow } from "./desk_fields.js";
import { backSoon, heldFile, holdFile, letGo, sendAhead } from "./desk_files.js";
import { posterIn, showFilm, waitsForPoster } from "./desk_poster.js";

const shownIn = "[data-preview] :is(img, video, audio)"; // before it there is an empty frame

// picturesIn wires the picture fields under root.
export function picturesIn(root) {
  for (const box of root.querySelectorAll("[data-pictures]")) wire(box);
  for (const form of root.querySelectorAll("form[data-fill]")) wireFill(form);
}

// uploading tells whether a form still waits for files, and says so in its line.
export function uploading(form) {
  const waits = [...form.querySelectorAll("[data-picture] [data-of=local]")].some((field) => field.value) || waitsForPoster(form);
  if (!waits) return false;
  const line = form.querySelector("[data-upload]");
  line.textContent = line.dataset.waiting;
  return true;
}

// clearPictures takes the rows away that were sent.
export function clearPictures(form, sent) {
  for (const row of form.querySelectorAll("[data-picture], [data-card-of]")) {
    const file = row.querySelector("[data-of=file]").name;
    if (!(file in sent)) continue;
    if (row.dataset.held && sent[file]) letGo(row.dataset.held);
    row.remove();
  }
  for (const box of form.querySelectorAll("[data-pictures]")) renumber(box);
}

// restoreRows makes the rows that kept fields belong to.
export function restoreRows(form, fields) {
  for (const box of form.querySelectorAll("[data-pictures]")) {
    for (const name of Object.keys(fields)) {
      const [, letter, n] = name.match(/^([pc])(\d+)\.file$/) ?? [];
      if (letter === undefined || form.elements[name]) continue;
      const row = newRow(box, letter === "c", Number(n));
      if (!row) continue;
      const of = (what) => fields[`${letter}${n}.${what}`];
      if (of("frame")) row.querySelector("[data-of=frame]").value = of("frame");
      if (!of("local")) {
        showPreview(row, { preview: of("file") && `/media/${of("file")}`, play: of("play") });
        continue;
      }
      row.querySelector("[data-of=local]").value = of("local");
      showLocal(row, of("local"));
      send(box, row);
    }
    renumber(box);
  }
}

function wire(box) {
  const form = box.closest("form");
  const inputs = [box.querySelector("[data-drop] input[type=file]"), ...form.querySelectorAll("input[data-take]")];
  box.querySelector("[data-attach]").closest("p").hidden = true;
  box.querySelectorAll("[data-picture], [data-card-of]").forEach((row) => wireRow(box, row));
  for (const input of inputs) {
    input.addEventListener("change", () => {
      take(box, [...input.files]);
      input.value = "";
    });
  }
  form.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    take(box, files);
  });
  dropIn(form, (files) => take(box, files));
  wireLink(box);
  if (form.hasAttribute("data-compose")) return; // which does not wait
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.hasAttribute("data-attach") && uploading(form)) event.preventDefault();
  });
}

function wireFill(form) {
  const input = form.querySelector("input[type=file]");
  dropIn(form, (files) => {
    putFiles(input, files);
    form.requestSubmit();
  });
}

// take gives each file a row.
async function take(box, files) {
  const line = box.querySelector("[data-upload]");
  line.textContent = "";
  for (const file of files) {
    const { id, kept } = await holdFile(file);
    const row = newRow(box, false);
    row.querySelector("[data-of=local]").value = id;
    showLocal(row, id);
    if (!kept) line.textContent = line.dataset.noRoom.replace("{name}", file.name);
    renumber(box);
    changed(row);
    send(box, row, file.name);
  }
}

// send sends the file of a row ahead, if it has one that waits, and tries again where the server cannot be reached.
async function send(box, row, name = "", tries = 0) {
  const local = row.querySelector("[data-of=local]");
  const id = local?.value;
  if (!id || row.dataset.going) return;
  row.dataset.going = id;
  const line = row.querySelector("[data-row-say]");
  const bar = document.createElement("progress");
  bar.max = 1;
  line.replaceChildren(`${line.dataset.going} `, bar);
  try {
    const told = await sendAhead(id, box.dataset.media, (part) => { bar.value = part; });
    if (local.value !== id) return;
    local.value = "";
    fill(row, told);
    if (!row.querySelector(shownIn)) { // taken back after it was sent, when its file had gone from here
      showPreview(row, { preview: told.file && `/media/${told.file}`, play: told.play });
    }
    line.textContent = told.note ?? ""; // that a file moved, and that its first frame is kept
    changed(row);
    row.dataset.held = id; // until an item with its name is written down
  } catch (fault) {
    line.textContent = line.dataset.waits;
    if (fault.told && row.isConnected) refuse(box, row, name, fault.told);
    else if (await heldFile(id)) backSoon(tries).then(() => row.isConnected && send(box, row, name, tries + 1));
  } finally {
    delete row.dataset.going;
  }
}

// refuse says what is wrong with a file, and takes its row away.
function refuse(box, row, name, told) {
  letGo(row.querySelector("[data-of=local]").value);
  const form = box.closest("form");
  row.remove();
  renumber(box);
  form.dispatchEvent(new Event("change"));
  const line = box.querySelector("[data-upload]");
  line.textContent = [line.textContent, [name, told].filter(Boolean).join(": ")].filter(Boolean).join(" ");
}

// newRow copies the empty row of the template under the next free number.
function newRow(box, card, n) {
  const template = box.querySelector(card ? "template[data-card-row]" : "template[data-row]");
  const rows = box.querySelector(card ? "[data-cards]" : "[data-rows]");
  if (!template || !rows) return null;
  const letter = card ? "c" : "p";
  const form = box.closest("form");
  const taken = (i) => form.elements[`${letter}${i}.file`];
  let number = n ?? 0;
  if (n === undefined) while (taken(number)) number++;
  const row = template.content.firstElementChild.cloneNode(true);
  for (const element of row.querySelectorAll("*")) {
    for (const name of ["id", "name", "for", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replaceAll(`${letter}__`, `${letter}${number}`));
    }
  }
  rows.append(row);
  wireRow(box, row);
  return row;
}

function fill(row, values) {
  for (const field of row.querySelectorAll("[data-of]")) {
    const value = values[field.dataset.of];
    if (value === undefined || field.type === "checkbox") continue;
    if (field.type !== "hidden" && field.value !== "") continue; // somebody wrote that while the file was on its way
    if (!value && field.value !== "") continue; // a film has no picture of its own: its poster has come before it
    field.value = value;
    if (field.tagName === "TEXTAREA") grow(field);
  }
}

function showPreview(row, { preview, play, name }) {
  const place = row.querySelector("[data-preview]");
  if (play && row.matches("[data-picture]")) {
    showFilm(row, `/media/${play}`, preview);
  } else if (preview) {
    const img = document.createElement("img");
    img.src = preview;
    img.alt = "";
    place.replaceChildren(img);
  } else if (play || name) {
    place.textContent = name ?? "▶";
  }
}

// showLocal shows a file that is on this device only.
async function showLocal(row, id) {
  const file = await heldFile(id);
  const place = row.querySelector("[data-preview]");
  if (!file) {
    if (!row.querySelector(shownIn)) place.textContent = "?"; // else it has been sent meanwhile, and is shown
    return;
  }
  if (/^(video|audio)\//.test(file.type)) return showFilm(row, URL.createObjectURL(file), "", file.type.slice(0, 5));
  const shown = document.createElement("img");
  shown.addEventListener("error", () => { // it went from the device while it was being read
    shown.remove();
    const sent = row.querySelector("[data-of=file]").value;
    if (sent) showPreview(row, { preview: `/media/${sent}` });
  });
  shown.src = URL.createObjectURL(file);
  shown.alt = "";
  place.replaceChildren(shown);
}

function wireRow(box, row) {
  posterIn(box, row, changed);
  for (const hidden of row.querySelectorAll("[data-remove-box], [data-order]")) hidden.hidden = true;
  const wired = {
    "[data-up]": () => row.previousElementSibling?.before(row),
    "[data-down]": () => row.nextElementSibling?.after(row),
    "[data-drop-row]": () => {
      letGo(row.querySelector("[data-of=local]")?.value || row.dataset.held || "");
      row.remove();
    },
  };
  for (const [what, act] of Object.entries(wired)) {
    const button = row.querySelector(what);
    if (!button) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const form = box.closest("form");
      act();
      renumber(box);
      form.dispatchEvent(new Event("change"));
      if (button.isConnected) button.focus();
      else box.querySelector("[data-drop] input[type=file]").focus();
    });
  }
}

// renumber writes down where each picture stands: the server goes by it.
function renumber(box) {
  box.querySelectorAll("[data-rows] > [data-picture]").forEach((row, i) => {
    row.querySelector("[data-of=order]").value = i + 1;
    row.querySelector("[data-place]").textContent = i + 1;
  });
}

function changed(row) {
  row.querySelector("[data-of]").dispatchEvent(new Event("input", { bubbles: true }));
}

function wireLink(box) {
  const button = box.querySelector("[data-look]");
  if (!button) return;
  const input = box.querySelector("[name=link]");
  const line = box.querySelector("[data-looking]");
  button.hidden = false;
  const look = async () => {
    if (input.value.trim() === "" || button.disabled) return;
    button.disabled = true;
    line.textContent = line.dataset.going;
    try {
      const answer = await fetch(box.dataset.card, { method: "POST", body: new URLSearchParams({ link: input.value }) });
      const told = await answer.json();
      if (!answer.ok) throw Object.assign(new Error(), { told: told.fault });
      const row = newRow(box, true);
      fill(row, told);
      showPreview(row, told);
      input.value = "";
      line.textContent = "";
      changed(row);
    } catch (fault) {
      line.textContent = fault.told ?? line.dataset.failed;
    } finally {
      button.disabled = false;
    }
  };
  button.addEventListener("click", look);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    look();
  });
}
