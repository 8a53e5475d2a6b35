// What waits in the record, by keyboard: j and k go from one item to the next, the space bar
// chooses it, p publishes and x takes out the chosen ones or, if none is chosen, the one that has
// the focus, e leads to where it is changed, u takes back what was decided last. Where something
// is typed, keys are letters.
export function reviewIn(root) {
  const form = root.querySelector("form[data-review]");
  const undo = root.querySelector('.decided [data-key="u"]');
  if (!form && !undo) return;
  const items = () => Array.from(root.querySelectorAll("[data-review-item]"));
  const chosen = () => root.querySelectorAll('[data-review-item] input[name="item"]:checked').length;
  count(root, chosen);
  form?.addEventListener("change", () => count(root, chosen));
  form?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault(); // it is no button
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]")) return;
    const all = items();
    const here = all.findIndex((item) => item.contains(document.activeElement));
    if (event.key === "j" || event.key === "k") {
      go(all[Math.min(Math.max(here + (event.key === "j" ? 1 : -1), 0), all.length - 1)]);
    } else if (event.key === " " && here >= 0 && document.activeElement === all[here]) {
      all[here].querySelector('input[name="item"]').click();
    } else if (event.key === "u" && undo) {
      undo.click();
    } else if ((event.key === "p" || event.key === "x") && chosen() > 0) {
      form.querySelector(`.review-bar [value="${event.key === "p" ? "publish" : "withdraw"}"]`).click();
    } else if (here >= 0 && ["p", "x", "e"].includes(event.key)) {
      all[here].querySelector(`[data-key="${event.key}"]`)?.click();
    } else {
      return;
    }
    event.preventDefault();
  });
  if (!root.querySelector("[data-faults]")) go(root.querySelector("[data-review-item]:target") ?? items()[0]);
}

function go(item) {
  item?.focus();
}

function count(root, chosen) {
  const said = root.querySelector("[data-chosen]");
  if (said) said.textContent = chosen() ? said.dataset.chosen.replace("{count}", chosen()) : "";
}
