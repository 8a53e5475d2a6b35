// Files that are chosen for a form: kept on this device at once, then sent ahead one by one.
// What cannot be sent waits in its row, with what was written about it.
import { dropFile, fileOf, keepFile } from "./outbox_db.js";
import { newKey } from "./outbox_send.js";
import { uploads } from "./desk_outbox.js";

const held = new Map(); // id -> file, of those the device has no room for
let turn = Promise.resolve();

// holdFile keeps a file and gives its id; kept tells whether it will outlive this page.
export async function holdFile(file) {
  const id = newKey();
  try {
    await keepFile(id, file);
    return { id, kept: true };
  } catch {
    held.set(id, file);
    return { id, kept: false };
  }
}

// heldFile gives a file by its id, null when it is not on this device any more.
export async function heldFile(id) {
  return held.get(id) ?? (await fileOf(id).catch(() => null))?.blob ?? null;
}

// letGo forgets a file.
export function letGo(id) {
  held.delete(id);
  return dropFile(id).catch(() => {});
}

// sendAhead sends a file when those before it have gone, so that a slow line is not shared by
// twenty. The promise is refused with {told} where the server does not want the file, without
// where it could not be reached. Let go of the file once its name is written down, not before.
export function sendAhead(id, address, progress) {
  if (uploads.has(id)) return uploads.get(id);
  const sent = turn.catch(() => {}).then(async () => {
    const file = await heldFile(id);
    if (!file) throw new Error("gone");
    return post(address, file, progress);
  });
  turn = sent;
  uploads.set(id, sent);
  sent.catch(() => uploads.delete(id));
  return sent;
}

// backSoon is kept when what could not be sent may be tried again: where the device says that it has a network
// again, and else the later the more often it was tried, a minute at most.
export function backSoon(tries) {
  return new Promise((resolve) => {
    const back = () => {
      clearTimeout(timer);
      removeEventListener("online", back);
      resolve();
    };
    const timer = setTimeout(back, Math.min(60_000, 2_000 * 2 ** tries));
    addEventListener("online", back);
  });
}

// post posts one file. fetch does not tell how far a body has gone; this does.
function post(address, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${address}?by=${encodeURIComponent(document.body.dataset.user)}`);
    request.responseType = "json";
    request.timeout = 30_000 + file.size / 8;
    request.upload.addEventListener("progress", (event) => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener("load", () => {
      const answer = request.response;
      if (request.status === 200 && (answer?.file || answer?.play)) resolve(answer);
      else reject(Object.assign(new Error(), { told: answer?.kind === "invalid" ? answer.fault : undefined }));
    });
    for (const end of ["error", "timeout", "abort"]) request.addEventListener(end, () => reject(new Error(end)));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    request.send(file);
  });
}
