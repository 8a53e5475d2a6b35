// A list of boxes with a field above it that narrows the list: [data-pick]. One types a
// part of a name in any of its languages; Enter takes the first that is left, and sends a
// statement's form where nothing is typed.
import { isComposing } from "./desk_fields.js";

// pickIn gives every list under root its field.
export function pickIn(root) {
  for (const pick of root.querySelectorAll("[data-pick]")) wire(pick);
}

function wire(pick) {
  const search = pick.querySelector("input[type=search]");
  if (!search) return;
  search.closest("[hidden]")?.removeAttribute("hidden");
  search.addEventListener("input", () => narrow(pick, search.value));
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || isComposing(event)) return;
    event.preventDefault();
    take(pick, search);
  });
}

// narrow hides what does not hold the words; what is chosen stays in sight.
export function narrow(pick, words) {
  const wanted = fold(words);
  for (const label of pick.querySelectorAll("label[data-names]")) {
    const chosen = label.querySelector("input").checked;
    label.hidden = !chosen && !fold(label.dataset.names).includes(wanted);
  }
}

function take(pick, search) {
  if (search.value.trim() === "") {
    // Nothing to look for: what is chosen is right, and the form goes.
    if (pick.querySelector("input:checked")) pick.closest("form[data-statement]")?.requestSubmit();
    return;
  }
  const first = [...pick.querySelectorAll("label[data-names]")]
    .find((label) => !label.hidden && !label.querySelector("input").checked);
  if (!first) return;
  first.querySelector("input").click();
  search.value = "";
  narrow(pick, "");
}

// fold makes case, width and accents equal: ｉｎａｄａ, Inada and ИНАДА, Инада.
function fold(s) {
  return s.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();
}
