// Finds names by how they begin, in whatever script somebody types them: 漁業, ぎょぎょう,
// gyogyo and рыбо find the same issue if it is called so, and ぎょぎょう too where it is called
// gyogyo alone. Nothing here knows of pages.
import { latin } from "./kana.js";

// fold makes equal what differs in case, width, kana, accents of Latin letters, ё and е, in
// what stands between words, and in ヴ and the b that is written for it.
export function fold(s) {
  return readings(s)[0];
}

const between = /[\s\u30a0・·.,、，\-‐‑–—'’ʼ`"“”«»()/]+/g;

// readings gives what fold gives, and of a name with ヴ that with う in its place too: ラヴロフ is
// typed らぶろふ, らゔろふ and, for want of a key, らうろふ; who types ゔ may mean ラウロフ. without is
// what is left out of them.
export function readings(s, without = between) {
  const plain = s.normalize("NFKC").toLowerCase().replace(/ё/g, "е")
    .replace(/[ヷヸヹヺ]/g, (c) => `ゔ${"ぁぃぇぉ"["ヷヸヹヺ".indexOf(c)]}`)
    .replace(/[\u30a1-\u30f6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))
    .normalize("NFD").replace(/([a-z])[\u0300-\u036f]+/g, "$1").normalize("NFC")
    .replace(without, "");
  if (!plain.includes("ゔ")) return [plain];
  return [plain.replace(/ゔ([ぁぃぇぉゅ]?)/g, (_, vowel) => withB[vowel]), plain.replaceAll("ゔ", "う")];
}

const withB = { "": "ぶ", ぁ: "ば", ぃ: "び", ぇ: "べ", ぉ: "ぼ", ゅ: "びゅ" };

// indexOf makes an index of things with names: [{names: [lang, text, lang, text, ...]}, ...].
// Each name stands in it whole and from each of its words on, so that one finds somebody by
// the second of two names. It pauses now and then: a page must not stand still meanwhile.
export async function indexOf(things) {
  const entries = [];
  for (let i = 0; i < things.length; i++) {
    for (let k = 1; k < things[i].names.length; k += 2) {
      const words = things[i].names[k].split(/[\s\u30a0・·\-‐]+/).filter(Boolean);
      for (let w = 0; w < words.length && w < 6; w++) {
        for (const reading of readings(words.slice(w).join(""))) entries.push([reading, i]);
      }
    }
    if (i % 4000 === 3999) await pause();
  }
  entries.sort((a, b) => a[0].length - b[0].length || a[1] - b[1]); // what is meant whole comes before what goes on
  await pause();
  const at = new Int32Array(entries.length);
  let length = 1;
  for (let e = 0; e < entries.length; e++) {
    at[e] = length;
    length += entries[e][0].length + 1;
  }
  return { things, text: `\n${entries.map(([name]) => name).join("\n")}\n`, at, of: Int32Array.from(entries, ([, i]) => i) };
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

// find gives the first things whose names begin with what was typed, then those that hold it.
export function find(index, typed, most = 8) {
  const wanted = readings(typed);
  if (wanted[0] === "") return [];
  if (wanted[0].length > 1) wanted.push(...latin(wanted[0]));
  const found = new Set();
  for (const word of [...wanted.map((reading) => `\n${reading}`), ...wanted]) {
    for (let p = index.text.indexOf(word); p >= 0 && found.size < most; p = index.text.indexOf(word, p + 1)) {
      found.add(entryAt(index, p + (word[0] === "\n" ? 1 : 0)));
    }
    if (wanted[0].length < 2 && found.size > 0) break; // one letter is in everything
  }
  return [...found].map((i) => index.things[i]);
}

// entryAt gives the thing whose name stands at a place of the text.
function entryAt(index, place) {
  let low = 0;
  let high = index.at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (index.at[middle] <= place) low = middle;
    else high = middle - 1;
  }
  return index.of[low];
}

// nameIn gives what a thing is called in the first of some languages that it has a name in.
export function nameIn(thing, ...langs) {
  for (const lang of langs) {
    for (let k = 0; k < thing.names.length; k += 2) if (thing.names[k] === lang) return { lang, text: thing.names[k + 1] };
  }
  return { lang: thing.names[0], text: thing.names[1] };
}

// begun gives the name that somebody has begun to type before a place in a text: {start, kind,
// typed}, null if none. # and ＃ begin an issue, @ and ＠ an actor, in the middle of a Japanese
// sentence too, but not within a word, an address of e-mail or of a page.
export function begun(text, place) {
  const [, , sign, typed] = text.slice(Math.max(0, place - 60), place)
    .match(/(^|[^\p{Script=Latin}\p{Script=Cyrillic}\p{N}_/&.])([#＃@＠])([^\n#＃@＠]{0,40})$/u) ?? [];
  if (sign === undefined || /^\s/.test(typed)) return null;
  return { start: place - typed.length - 1, kind: "#＃".includes(sign) ? "issues" : "actors", typed };
}
