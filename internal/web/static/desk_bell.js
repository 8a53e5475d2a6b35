// The desk's bell: [data-bell]. It says that something is otherwise, and no word of what. There
// is one connection for a page, and none for a page that nobody looks at: a browser has few.

const heard = { here: [], desk: [], open: [], left: [] };
const away = 5000;

let id = newTab();

function newTab() {
  return String(Math.random()).slice(2);
}

// tab is what this page is called among those that are open. One that comes back from the
// browser's cache is another: the one of before has left.
export function tab() {
  return id;
}

// onBell has f called when the bell rings for something ("here": who is there, "desk": what the
// page shows), "open" when it can be heard, or "left" when nobody has looked at the page for a
// while and it is not listened to any more.
export function onBell(what, f) {
  heard[what].push(f);
}

// bellIn listens, if the page under root has a bell.
export function bellIn(root) {
  const box = root.querySelector("[data-bell]");
  if (!box) return;
  let last = box.dataset.at;
  let source = null;
  let leaving = 0;
  let again = 0;
  let tries = 0;

  function listen() {
    clearTimeout(leaving);
    clearTimeout(again);
    if (source || document.hidden) return;
    source = new EventSource(`${box.dataset.bell}?${new URLSearchParams({ at: last, tab: id })}`);
    source.onopen = () => {
      tries = 0;
      tell("open");
    };
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return; // the browser comes again by itself
      stop();
      again = setTimeout(listen, Math.min(60, 2 * 2 ** tries++) * 1000 * (0.5 + Math.random()));
    };
    for (const what of ["here", "desk"]) {
      source.addEventListener(what, (event) => {
        if (what === "desk") last = event.lastEventId;
        tell(what, event.lastEventId);
      });
    }
  }

  function stop() {
    source?.close();
    source = null;
  }

  const tell = (what, at) => heard[what].forEach((f) => f(at));

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return listen();
    leaving = setTimeout(() => {
      stop();
      tell("left");
    }, away);
  });
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    id = newTab();
    listen();
  });
  addEventListener("online", listen);
  listen();
}
