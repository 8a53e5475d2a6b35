// Pictures, films and links of a form: fieldset[data-pictures]. Without this the form
// brings its files itself and the server shows them as rows; here they go ahead one by one,
// with a preview, as they are chosen, dropped or pasted.
import { grow } from "./desk_fields.js";

const going = new WeakMap(); // form -> how many files are on their way

// picturesIn wires the picture fields under root.
export function picturesIn(root) {
  for (const box of root.querySelectorAll("[data-pictures]")) wire(box);
  for (const form of root.querySelectorAll("form[data-fill]")) wireFill(form);
}

// uploading tells whether a form still waits for files; uploadsTold says so in its line.
export function uploading(form) {
  if (!going.get(form)) return false;
  const line = form.querySelector("[data-upload]");
  line.textContent = line.dataset.waiting;
  return true;
}

// clearPictures takes the rows away that were sent.
export function clearPictures(form, sent) {
  for (const row of form.querySelectorAll("[data-picture], [data-card-of]")) {
    const file = row.querySelector("[name]").name;
    if (file in sent) row.remove();
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
      showPreview(row, { preview: fields[name] && `/media/${fields[name]}`, play: fields[`${letter}${n}.play`] });
    }
    renumber(box);
  }
}

function wire(box) {
  const form = box.closest("form");
  const input = box.querySelector("input[type=file]");
  box.querySelector("[data-attach]").closest("p").hidden = true;
  box.querySelectorAll("[data-picture], [data-card-of]").forEach((row) => wireRow(box, row));
  input.addEventListener("change", () => {
    take(box, [...input.files]);
    input.value = "";
  });
  form.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    take(box, files);
  });
  wireDrop(form, (files) => take(box, files));
  wireLink(box);
}

function wireDrop(place, use) {
  const over = (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    place.classList.add("dropping");
  };
  place.addEventListener("dragenter", over);
  place.addEventListener("dragover", over);
  place.addEventListener("dragleave", (event) => {
    if (!place.contains(event.relatedTarget)) place.classList.remove("dropping");
  });
  place.addEventListener("drop", (event) => {
    place.classList.remove("dropping");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    use(files);
  });
}

function wireFill(form) {
  const input = form.querySelector("input[type=file]");
  wireDrop(form, (files) => {
    const all = new DataTransfer();
    for (const file of files.slice(0, input.multiple ? files.length : 1)) all.items.add(file);
    input.files = all.files;
    form.requestSubmit();
  });
}

// take sends files one after the other, so that a slow line is not shared by twenty.
async function take(box, files) {
  const form = box.closest("form");
  const line = box.querySelector("[data-upload]");
  going.set(form, (going.get(form) ?? 0) + files.length);
  const wrong = [];
  for (const file of files) {
    const bar = document.createElement("progress");
    bar.max = 1;
    line.replaceChildren(`${line.dataset.going} ${file.name} `, bar);
    try {
      const told = await send(box.dataset.media, file, (part) => { bar.value = part; });
      addPicture(box, told, file);
    } catch (fault) {
      wrong.push(`${file.name}: ${fault.told ?? line.dataset.failed}`);
    }
    going.set(form, going.get(form) - 1);
  }
  line.textContent = wrong.join(" ");
}

// send posts one file. fetch does not tell how far a body has gone; this does.
function send(address, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(Object.assign(new Error(), { told: request.response?.fault }));
    });
    request.addEventListener("error", () => reject(new Error()));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  });
}

function addPicture(box, told, file) {
  const row = newRow(box, false);
  fill(row, told);
  showPreview(row, told.preview ? told : { ...told, name: file.name });
  renumber(box);
  changed(row);
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
    field.value = value;
    if (field.tagName === "TEXTAREA") grow(field);
  }
}

function showPreview(row, { preview, play, name }) {
  const place = row.querySelector("[data-preview]");
  if (preview) {
    const img = document.createElement("img");
    img.src = preview;
    img.alt = "";
    place.replaceChildren(img);
  } else if (play || name) {
    place.textContent = name ?? "▶";
  }
}

function wireRow(box, row) {
  for (const hidden of row.querySelectorAll("[data-remove-box], [data-order]")) hidden.hidden = true;
  const wired = {
    "[data-up]": () => row.previousElementSibling?.before(row),
    "[data-down]": () => row.nextElementSibling?.after(row),
    "[data-drop-row]": () => row.remove(),
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
      else box.querySelector("input[type=file]").focus();
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
