// The poster of a film, which stands where it does until somebody plays it: a frame of the film
// taken here, or a picture that is chosen. It is sent ahead as pictures are; where there is no
// connection it waits in the row's field "frame" and goes with the update.
import { backSoon, heldFile, holdFile, letGo, sendAhead } from "./desk_files.js";

const widest = 1920; // of a frame that is taken

// posterIn wires the poster of a row; changed is told that a field has another value.
export function posterIn(box, row, changed) {
  const part = row.querySelector("[data-poster-of]");
  if (!part) return; // a card has none
  const input = part.querySelector("input[type=file]");
  const button = part.querySelector("[data-take-frame]");
  input.removeAttribute("name"); // its file goes by itself
  input.addEventListener("change", () => {
    if (input.files[0]) use(box, row, input.files[0], changed);
    input.value = "";
  });
  button.addEventListener("click", async () => {
    const frame = await frameOf(row.querySelector("[data-preview] video"));
    if (frame) use(box, row, frame, changed);
    else say(part, "none");
  });
  const play = row.querySelector("[data-of=play]").value;
  const shown = row.querySelector("[data-preview] img")?.getAttribute("src");
  if (play) showFilm(row, `/media/${play}`, shown);
  if (row.querySelector("[data-of=frame]").value) send(box, row, changed);
}

// showFilm shows the film or the sound of a row, and offers it a poster.
export function showFilm(row, src, poster, kind = /\.(mp3|ogg|oga|m4a)$/.test(src) ? "audio" : "video") {
  const film = document.createElement(kind);
  Object.assign(film, { src, controls: true, preload: "metadata" });
  if (kind === "video") {
    film.muted = true;
    film.playsInline = true;
    if (poster) film.poster = poster;
  }
  row.querySelector("[data-preview]").replaceChildren(film);
  const what = row.querySelector("[data-what]");
  what.textContent = what.dataset.film;
  const part = row.querySelector("[data-poster-of]");
  part.hidden = false;
  part.querySelector("[data-take-frame]").hidden = kind !== "video";
}

// waitsForPoster tells whether a form has a poster that has not been sent.
export function waitsForPoster(form) {
  return [...form.querySelectorAll("[data-of=frame]")].some((field) => field.value);
}

// frameOf gives what a film shows now as a file, null if it shows nothing yet.
async function frameOf(film) {
  if (!film?.videoWidth || film.readyState < 2) return null;
  const scale = Math.min(1, widest / film.videoWidth);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(film.videoWidth * scale);
  canvas.height = Math.round(film.videoHeight * scale);
  canvas.getContext("2d").drawImage(film, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
  return blob && new File([blob], "poster.jpg", { type: "image/jpeg" });
}

async function use(box, row, file, changed) {
  const field = row.querySelector("[data-of=frame]");
  if (field.value) letGo(field.value);
  field.value = (await holdFile(file)).id;
  const film = row.querySelector("[data-preview] video");
  if (film) film.poster = URL.createObjectURL(file);
  changed(row);
  await send(box, row, changed);
}

async function send(box, row, changed, tries = 0) {
  const part = row.querySelector("[data-poster-of]");
  const field = row.querySelector("[data-of=frame]");
  const id = field.value;
  try {
    const told = await sendAhead(id, box.dataset.media, () => {});
    if (field.value !== id) return; // another has been taken since
    field.value = "";
    row.querySelector("[data-of=file]").value = told.file;
    row.querySelector("[data-of=width]").value = told.width;
    say(part, "taken");
    changed(row);
    letGo(id); // now that its name is written down
    return;
  } catch (fault) {
    if (field.value !== id) return;
    if (fault.told) {
      field.value = "";
      letGo(id);
      part.querySelector("[data-poster-say]").textContent = fault.told;
    } else if (await heldFile(id)) {
      say(part, "waits");
      backSoon(tries).then(() => row.isConnected && field.value === id && send(box, row, changed, tries + 1));
    } else {
      say(part, "none");
    }
  }
  changed(row);
}

function say(part, what) {
  const line = part.querySelector("[data-poster-say]");
  line.textContent = line.dataset[what];
}
