// A list of boxes with a field above it that narrows the list: [data-pick]. One types a
// part of a name in any of its languages; Enter takes the one that is outlined, whose name is
// nearest to what is typed, and sends a statement's form where nothing is typed. A comma takes it
// and waits for the next. Backspace where nothing is typed takes the last tick away.
import { isComposing } from "./desk_fields.js";
import { readings } from "./names.js";

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
    if (event.key === "Backspace" && search.value === "") leave(pick);
    const goesOn = [",", "、", "，"].includes(event.key) && search.value.trim() !== "";
    if ((event.key !== "Enter" && !goesOn) || event.ctrlKey || event.metaKey || isComposing(event)) return;
    event.preventDefault();
    if (event.repeat) return;
    if (take(pick, search) && !goesOn) pick.dispatchEvent(new Event("picked", { bubbles: true }));
  });
}

// narrow hides what does not hold the words and outlines what Enter takes; what is chosen
// stays in sight.
export function narrow(pick, words) {
  const wanted = spelled(words);
  let next = null;
  let best = far;
  for (const label of pick.querySelectorAll("label[data-names]")) {
    const chosen = label.querySelector("input").checked;
    const rank = distance(label.dataset.names, wanted);
    label.hidden = !chosen && rank === far;
    label.classList.remove("next");
    if (!chosen && wanted[0] !== "" && rank < best) [next, best] = [label, rank];
  }
  next?.classList.add("next");
  next?.scrollIntoView({ block: "nearest" });
}

const far = 4;

// distance tells how near the nearest of some names, a line each, is to what is typed: it is
// that, begins with it, has a word that begins with it, holds it, or is far. Both are spelled in one
// way or two.
function distance(names, wanted) {
  let nearest = far;
  for (const name of names.split("\n").flatMap(spelled)) {
    for (const words of wanted) {
      const at = name.indexOf(words);
      if (name === words) return 0;
      if (at === 0) nearest = Math.min(nearest, 1);
      else if (at > 0) nearest = Math.min(nearest, /[\s(\-–/・]/.test(name[at - 1]) ? 2 : 3);
    }
  }
  return nearest;
}

// leave takes the tick from the last that has one: what was filled in was wrong.
function leave(pick) {
  [...pick.querySelectorAll("input:checked")].at(-1)?.click();
}

// take ticks what is outlined: true if anything is. With nothing to look for, what is chosen is
// right, and the form goes.
function take(pick, search) {
  if (search.value.trim() === "") {
    const form = pick.closest("form[data-statement]");
    if (form?.querySelector('input[name="speaker"]:checked')) form.requestSubmit();
    return false;
  }
  const first = pick.querySelector("label.next");
  if (!first) return false;
  first.querySelector("input").click();
  search.value = "";
  narrow(pick, "");
  return true;
}

// spelled makes case, width, accents and kana equal, and leaves what stands between words: ｉｎａｄａ,
// Inada and ИНАДА, Инада, いなだ and イナダ.
function spelled(s) {
  return readings(s.trim(), /(?!)/);
}
