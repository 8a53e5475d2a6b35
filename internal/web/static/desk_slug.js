// Suggests the slug while nobody has typed one: input[data-slug-from="ids"] takes the
// first of the fields that has letters it can use, as it is found and as it is typed.

const cyrillic = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "i", к: "k", л: "l", м: "m",
  н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch",
  ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
};

let offered = ""; // last: a form that comes in the place of another brings it along

// slugIn wires every slug field under root.
export function slugIn(root) {
  for (const slug of root.querySelectorAll("input[data-slug-from]")) wire(slug, root);
}

function wire(slug, root) {
  const sources = slug.dataset.slugFrom.split(" ").map((id) => root.getElementById(id)).filter(Boolean);
  let own = slug.value === "" || slug.value === offered;
  slug.addEventListener("input", () => { own = slug.value === ""; });
  const offer = () => {
    if (own) slug.value = offered = suggest(sources.map((field) => field.value), Number(slug.maxLength));
  };
  for (const source of sources) source.addEventListener("input", offer);
  offer();
}

// suggest gives the slug of the first text that makes one of at least three characters.
export function suggest(texts, longest = 80) {
  return texts.map((text) => slugOf(text, longest)).find((slug) => slug.length >= 3) ?? "";
}

// slugOf writes a text with a-z, 0-9 and hyphens, cut at a word.
export function slugOf(text, longest = 80) {
  const latin = Array.from(text.toLowerCase(), (c) => cyrillic[c] ?? c).join("");
  const slug = latin.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (slug.length <= longest) return slug;
  return slug.slice(0, longest + 1).replace(/-[^-]*$/, "").slice(0, longest);
}
