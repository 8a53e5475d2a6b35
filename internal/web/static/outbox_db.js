// What waits on this device to be sent: items in the order they were written, and the files
// that belong to them. Pages and the worker share it.

const name = "readout-desk";
let opening = null;

function database() {
  opening ??= new Promise((resolve, reject) => {
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
  opening.catch(() => { opening = null; });
  return opening;
}

// within runs one transaction on a store; what it gives is there when the device says that
// it is written, not before.
async function within(store, mode, act) {
  const db = await database();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode, mode === "readwrite" ? { durability: "strict" } : {});
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    act(transaction.objectStore(store), (value) => { result = value; });
  });
}

// items gives all that waits, in order.
export function items() {
  return within("items", "readonly", (store, give) => {
    const request = store.getAll();
    request.onsuccess = () => give(request.result);
  });
}

// add puts an item behind the others.
export function add(item) {
  return within("items", "readwrite", (store, give) => {
    const request = store.add(item);
    request.onsuccess = () => give(request.result);
  });
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

// take takes an item away, and gives it to whoever was the first to take it.
export function take(seq) {
  return within("items", "readwrite", (store, give) => {
    const request = store.get(seq);
    request.onsuccess = () => {
      give(request.result);
      store.delete(seq);
    };
  });
}

// keepFile keeps a file under an id.
export function keepFile(id, file) {
  return within("files", "readwrite", (store) => store.put({ id, blob: file, name: file.name ?? "", at: Date.now() }));
}

// fileOf gives a kept file: {blob, name}, undefined if it is not there.
export function fileOf(id) {
  return within("files", "readonly", (store, give) => {
    const request = store.get(id);
    request.onsuccess = () => give(request.result);
  });
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
