// What waits on this device to be sent: items in the order they were written, and the files
// that belong to them. Pages and the worker share it.

const name = "readout-desk";
const patience = 5000; // milliseconds, for the device to answer
const slowest = 1000; // bytes a millisecond: a file takes as long as its size says, too
const behindFiles = 60_000; // milliseconds: what is read of files waits for those that are being written
let opening = null;

function database() {
  opening ??= answered(opened(), { late: (db) => db.close() });
  opening.catch(() => { opening = null; });
  return opening;
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("items", { keyPath: "seq", autoIncrement: true });
      request.result.createObjectStore("files", { keyPath: "id" });
    };
    request.onsuccess = () => {
      const db = request.result;
      db.onclose = db.onversionchange = () => { db.close(); opening = null; };
      resolve(db);
    };
    request.onerror = () => reject(request.error);
  });
}

// answered waits for the device no longer than long: there are some whose database neither works
// nor fails. Then what was asked is called off, and what comes of it all the same is handed to late.
function answered(giving, { long = patience, callOff = () => {}, late = () => {} }) {
  return new Promise((resolve, reject) => {
    let over = false;
    const timer = setTimeout(() => {
      over = true;
      callOff();
      reject(new Error("the device does not answer"));
    }, long);
    giving.then((value) => (over ? late(value) : resolve(value)), reject).finally(() => clearTimeout(timer));
  });
}

// within runs one transaction on a store; what it gives is there when the device says that
// it is written, not before. late undoes what was done when nobody waited for it any more.
async function within(store, mode, act, { long, late } = {}) {
  const db = await database();
  const transaction = db.transaction(store, mode, mode === "readwrite" ? { durability: "strict" } : {});
  const callOff = () => {
    try {
      transaction.abort();
    } catch {
      // It is being written down: that is undone.
    }
  };
  return answered(new Promise((resolve, reject) => {
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    act(transaction.objectStore(store), (value) => { result = value; });
  }), { long, callOff, late });
}

// items gives all that waits, in order.
export function items() {
  return within("items", "readonly", (store, give) => {
    const request = store.getAll();
    request.onsuccess = () => give(request.result);
  });
}

// add puts an item behind the others. Where it fails none is there, nor will be.
export function add(item) {
  return within("items", "readwrite", (store, give) => {
    const request = store.add(item);
    request.onsuccess = () => give(request.result);
  }, { late: (seq) => take(seq).catch(() => {}) });
}

// save changes some fields of an item, here and on the device, unless somebody has taken it
// away meanwhile. The others stay as they are there: somebody else may have changed them.
export function save(item, fields) {
  Object.assign(item, fields);
  return within("items", "readwrite", (store) => {
    const there = store.get(item.seq);
    there.onsuccess = () => { if (there.result !== undefined) store.put({ ...there.result, ...fields }); };
  });
}

// take takes an item away, and gives it to whoever was the first to take it. Where it fails the
// item is there still, or comes back.
export function take(seq) {
  return within("items", "readwrite", (store, give) => {
    const request = store.get(seq);
    request.onsuccess = () => {
      give(request.result);
      store.delete(seq);
    };
  }, { late: (item) => item && within("items", "readwrite", (store) => store.put(item)).catch(() => {}) });
}

// keepFile keeps a file under an id.
export function keepFile(id, file) {
  return within("files", "readwrite", (store) => store.put({ id, blob: file, name: file.name ?? "", at: Date.now() }),
    { long: patience + file.size / slowest });
}

// fileOf gives a kept file: {blob, name}, undefined if it is not there.
export function fileOf(id) {
  return within("files", "readonly", (store, give) => {
    const request = store.get(id);
    request.onsuccess = () => give(request.result);
  }, { long: behindFiles });
}

// dropFile forgets a file.
export function dropFile(id) {
  return within("files", "readwrite", (store) => store.delete(id));
}

// dropFilesBut forgets the files that nobody names any more, but not those of the last hour:
// somebody may be about to.
export function dropFilesBut(named) {
  const lately = Date.now() - 3600 * 1000;
  return within("files", "readwrite", (store) => {
    const request = store.openCursor();
    request.onsuccess = () => {
      const at = request.result;
      if (!at) return;
      if (at.value.at < lately && !named.has(at.value.id)) at.delete();
      at.continue();
    };
  });
}
