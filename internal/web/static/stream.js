// One EventSource per browser: the tab that holds a lock has the connection and tells the
// others what it hears. Where locks or channels are missing each tab has its own.
//
// Numbers of a stream have no gaps, so a tab knows when it has missed something: it asks the
// one that leads, and where nobody answers it connects by itself.

const kinds = ['update', 'revise', 'retract', 'coverage', 'record', 'reset', 'end'];
const kept = 300;

// number is the place of a position in its stream.
export const number = (position) => Number(String(position).split('-')[1] ?? -1);

// A browser has six connections to a server, for all its tabs and all they ask, where the two speak
// HTTP/1. So many of its pages that nobody looks at may listen; each holds a seat.
const seats = 3;

// seat tells whether there is one, and holds it until the signal.
export async function seat(signal) {
  if (!navigator.locks || /^h[23]/.test(performance.getEntriesByType('navigation')[0]?.nextHopProtocol)) return true;
  const free = (n) => new Promise((tell) => {
    navigator.locks.request(`readout-unseen ${n}`, {ifAvailable: true}, (lock) => {
      tell(Boolean(lock) && !signal.aborted);
      return lock && !signal.aborted && new Promise((done) => signal.addEventListener('abort', done));
    }).catch(() => tell(true));
  });
  for (let n = 0; n < seats; n++) if (await free(n)) return true;
  return false;
}

// follow calls take(kind, data, position) for each event after at(), and lost(true or false)
// as the connection goes and comes. It gives a function that ends it.
export function follow({url, at, take, lost}) {
  const me = String(Math.random()).slice(2);
  const channel = self.BroadcastChannel && navigator.locks ? new BroadcastChannel('readout ' + url) : null;
  let source = null;
  let leading = false;
  let stopped = false;
  let past = [];
  let since = 0;
  let unanswered = 0;
  let again = 0;
  let tries = 0;
  const away = new AbortController();

  function open() {
    if (source || stopped) return;
    since = number(at());
    past = [];
    source = new EventSource(url + '?after=' + encodeURIComponent(at()));
    source.onopen = () => { tries = 0; lost(false); };
    source.onerror = failed;
    for (const kind of kinds) {
      source.addEventListener(kind, (e) => heard(kind, e.data, e.lastEventId));
    }
  }

  // failed: a browser comes back by itself after a broken connection, but not after an
  // answer that is no stream. 204 says that there will be no more.
  async function failed() {
    lost(true);
    if (!source || source.readyState !== EventSource.CLOSED) return;
    source = null;
    const ask = new AbortController();
    let status = 0;
    try {
      status = (await fetch(url + '?after=' + encodeURIComponent(at()), {signal: ask.signal, cache: 'no-store'})).status;
    } catch { /* no network: try again below */ }
    ask.abort();
    if (status === 204) return heard('end', '{}', '');
    clearTimeout(again);
    again = setTimeout(open, Math.min(60, 4 * 2 ** tries++) * 1000 * (0.5 + Math.random()));
  }

  function heard(kind, data, id) {
    const event = {kind, data, id};
    if (leading) channel.postMessage(event);
    past.push(event);
    if (past.length > kept) since = number(past.shift().id);
    give(event);
  }

  function give({kind, data, id}) {
    if (stopped) return;
    if (kind === 'end') stop();
    else if (kind !== 'reset' && number(id) <= number(at())) return;
    take(kind, data, id);
  }

  // ask the leader for what came after our position.
  function ask() {
    if (!channel || source || stopped) return;
    channel.postMessage({ask: me, after: number(at())});
    clearTimeout(unanswered);
    unanswered = setTimeout(open, 3000);
  }

  function answer({ask: who, after}) {
    if (!leading || !source) return;
    if (after < since) return; // we do not have it: let them connect
    channel.postMessage({to: who, past: past.filter((e) => number(e.id) > after)});
  }

  if (channel) {
    channel.onmessage = ({data: m}) => {
      if (m.ask) return answer(m);
      if (source) return;
      if (m.to && m.to !== me) return;
      clearTimeout(unanswered);
      if (m.to) return m.past.forEach(give);
      if (m.kind !== 'reset' && m.kind !== 'end' && number(m.id) > number(at()) + 1) return ask();
      give(m);
    };
    navigator.locks.request('readout ' + url, {signal: away.signal}, () => {
      leading = true;
      open();
      return new Promise((done) => away.signal.addEventListener('abort', done));
    }).catch(() => {});
    setTimeout(ask, 50);
    document.addEventListener('visibilitychange', () => document.hidden || ask(), {signal: away.signal});
    const every = setInterval(() => document.hidden || ask(), 30000);
    away.signal.addEventListener('abort', () => clearInterval(every));
  } else {
    open();
  }

  function stop() {
    stopped = true;
    leading = false;
    source?.close();
    source = null;
    clearTimeout(unanswered);
    clearTimeout(again);
    away.abort();
    channel?.close();
  }
  return stop;
}
