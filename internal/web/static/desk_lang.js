// Chooses the language of a new page by the letters of its title while nobody has chosen one:
// form[data-lang-by="id of the title"], whose field of the language is named lang.

const letters = { ja: /[\u3040-\u30ff\u3400-\u9fff]/, ru: /[\u0400-\u04ff]/, en: /[a-z]/i };

// langIn wires the form under root, if there is one.
export function langIn(root) {
  const form = root.querySelector("form[data-lang-by]:not([data-typed])");
  if (!form) return;
  const { lang } = form.elements;
  const title = root.getElementById(form.dataset.langBy);
  const written = () => Object.keys(letters).find((code) => letters[code].test(title.value)) ?? lang.value;
  let own = title.value === "" || lang.value === written(); // else what was kept had been chosen
  lang.addEventListener("input", () => { own = false; });
  title.addEventListener("input", () => { if (own) lang.value = written(); });
}
