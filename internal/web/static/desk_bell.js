// The desk's bell: [data-bell]. It says that something is otherwise, and no word of what. There
// is one connection for a page, and none for a page that nobody looks at: a browser has few.

const heard = { here: [], desk: [], open: [] };
const away = 5000;

// onBell has f called when the bell rings for something ("here": who is there, "desk": what the
// page shows), or "open" when it can be heard.
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
    source = new EventSource(`${box.dataset.bell}?${new URLSearchParams({ at: last })}`);
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
    leaving = setTimeout(stop, away);
  });
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => event.persisted && listen());
  addEventListener("online", listen);
  listen();
}
