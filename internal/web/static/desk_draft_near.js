// Who else may say the words of a draft, the likeliest first: each is a button with a key of its own, which
// has them say it; with Shift they say it too. The list below, which serves without this script, says what is
// sent. d says the words once more, by the next of them: a draft of its own, beside the first.
import { said } from "./desk_draft_mend.js";

const keys = "fghlqwrv"; // what no other key of a draft is

// nearIn gives the drafts in a part of the page their buttons.
export function nearIn(root) {
  for (const item of root.querySelectorAll("[data-draft-item]")) rowIn(item);
  for (const part of root.querySelectorAll("[data-by-script]")) part.hidden = false;
}

function rowIn(item) {
  const list = item.querySelector('[name^="speaker."]');
  const near = list ? [...list.options].filter((option) => option.hasAttribute("data-near")).slice(0, keys.length) : [];
  if (near.length === 0 || item.querySelector(".draft-near")) return;
  const row = Object.assign(document.createElement("div"), { className: "draft-near" });
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", item.closest("form").dataset.near);
  row.append(Object.assign(document.createElement("span"), { className: "hint", textContent: item.closest("form").dataset.near }));
  near.forEach((option, i) => row.append(buttonOf(option, keys[i])));
  row.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) says(item, button.dataset.value, event.shiftKey);
  });
  list.addEventListener("change", () => mark(item));
  item.querySelector(".draft-mend").before(row);
}

function buttonOf(option, key) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  if (option.lang) button.lang = option.lang;
  button.dataset.value = option.value;
  button.setAttribute("aria-keyshortcuts", key);
  button.setAttribute("aria-pressed", "false");
  button.append(Object.assign(document.createElement("kbd"), { textContent: key }), " ", option.label);
  return button;
}

// nearBy has whom a key stands for say a draft, or say it too; it tells whether there is anybody.
export function nearBy(item, key, too) {
  const button = item?.querySelector(`.draft-near [aria-keyshortcuts="${CSS.escape(key)}"]`);
  if (button) says(item, button.dataset.value, too);
  return Boolean(button);
}

function says(item, value, too) {
  const list = item.querySelector('[name^="speaker."]');
  const before = too && list.value !== "new" ? list.value.split(",").filter(Boolean) : [];
  const ids = [...new Set([...before, ...value.split(",")])];
  const known = [...list.options].find((option) => option.value === ids.join(","));
  const names = known ? known.label : ids.map((id) => nameIn(list, id)).join(", ");
  if (!known) list.add(new Option(names, ids.join(",")));
  list.value = ids.join(",");
  said(item, names);
  mark(item);
}

const nameIn = (list, id) => [...list.options].find((option) => option.value === id)?.label ?? id;

// mark shows which of them is chosen.
function mark(item) {
  const { value } = item.querySelector('[name^="speaker."]');
  for (const button of item.querySelectorAll(".draft-near button")) button.setAttribute("aria-pressed", button.dataset.value === value ? "true" : "false");
}

// markOf is the id of a draft's line, as the page has it.
const markOf = (ref) => `draft-${ref.replaceAll("/", "_")}`;

// againOf puts another statement in the words of a draft behind it, by the first of whom else may be meant,
// and gives it; undefined where there cannot be one.
export function againOf(item) {
  if (!item?.querySelector("[data-second]") || !item.querySelector('[name^="kind."]').value.startsWith("statement:")) return undefined;
  const ref = item.dataset.draftItem;
  const other = ref.replace(/-(?=[^-]*$)/, "-w");
  const there = document.getElementById(markOf(other));
  if (there) return there;
  const held = document.createElement("template");
  held.innerHTML = item.outerHTML.replaceAll(ref, other).replaceAll(item.id, markOf(other)); // what stands there, under its own name
  const again = held.content.firstElementChild;
  for (const gone of again.querySelectorAll("[data-kinds], .draft-who, .draft-near, [data-draft-new], [data-second], .badge, .tag.clear, option[value='new'], option[data-inner]")) gone.remove();
  again.removeAttribute("data-clear");
  again.classList.remove("wrong");
  again.querySelector("[data-fault]").hidden = true;
  again.querySelector("[data-why]").textContent = item.closest("form").dataset.again;
  again.querySelector(".draft-mend").open = false;
  item.after(again);
  const list = again.querySelector('[name^="speaker."]');
  again.querySelector('[name^="kind."]').value = item.querySelector('[name^="kind."]').value;
  rowIn(again);
  const taken = item.querySelector('[name^="speaker."]').value;
  const next = [...list.options].find((option) => option.hasAttribute("data-near") && option.value !== taken);
  if (next) says(again, next.value, false);
  else list.value = "";
  return again;
}
