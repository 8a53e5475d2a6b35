// Writes kana in Latin letters, as names of the record have them: who types たかはし finds 高橋 by
// its "Takahashi". A record seldom has the kana of a name that is written in kanji.

const vowels = "aiueo";
const rows = {
  "": "あいうえお", k: "かきくけこ", g: "がぎぐげご", s: "さしすせそ", z: "ざじずぜぞ", t: "たちつてと", d: "だぢづでど",
  n: "なにぬねの", h: "はひふへほ", b: "ばびぶべぼ", p: "ぱぴぷぺぽ", m: "まみむめも", r: "らりるれろ",
};
const sounds = new Map(Object.entries(rows).flatMap(([first, row]) => [...row].map((kana, i) => [kana, first + vowels[i]])));
for (const [kana, sound] of Object.entries({
  し: "shi", ち: "chi", つ: "tsu", ふ: "fu", じ: "ji", ぢ: "ji", づ: "zu", や: "ya", ゆ: "yu", よ: "yo", わ: "wa", を: "o", ん: "n",
})) sounds.set(kana, sound);

// latin gives the ways to write hiragana in Latin letters, none of what has no kana. Letters of
// others stay: an input method shows たかh on the way to たかは.
export function latin(hiragana) {
  if (!/[ぁ-ん]/.test(hiragana)) return [];
  const whole = hiragana
    .replace(/ー/g, "")
    .replace(/([しちじ])([ゃゅょ])/g, (_, i, y) => sounds.get(i).slice(0, -1) + small(y))
    .replace(/([きぎにひびぴみり])([ゃゅょ])/g, (_, i, y) => `${sounds.get(i)[0]}y${small(y)}`)
    .replace(/う([ぃぇぉ])/g, (_, v) => `w${small(v)}`)
    .replace(/([ふつちしじてでとど])([ぁぃぅぇぉ])/g, (_, first, v) => sounds.get(first).slice(0, -1) + small(v))
    .replace(/[ぁ-ん]/g, (kana) => sounds.get(kana) ?? kana)
    .replace(/っ(ch)?(\w?)/g, (_, ch, next) => (ch ? `tch${next}` : next + next));
  const short = whole.replace(/o[ou]/g, "o").replace(/uu/g, "u"); // Ono, who is おおの
  const all = [whole, short];
  return [...new Set([...all, ...all.map((s) => s.replace(/n(?=[bmp])/g, "m"))])].filter((s) => s.length > 1);
}

function small(kana) {
  return vowels["ぁぃぅぇぉ".indexOf(kana)] ?? { ゃ: "a", ゅ: "u", ょ: "o" }[kana];
}
