// What waits for an editor, by keyboard: j and k go from one to the next, p publishes the one
// that has the focus, e edits it, r sends it back, t takes it or hands it back. Where something is typed, keys are letters.
export function waitingIn(root) {
  if (!root.querySelector("#desk-lists")) return;
  const entries = () => Array.from(root.querySelectorAll("[data-waiting] article.desk-entry"));
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    const all = entries();
    const here = all.findIndex((entry) => entry.contains(document.activeElement));
    if (event.key === "j" || event.key === "k") {
      const next = event.key === "j" ? here + 1 : here - 1;
      const entry = all[Math.min(Math.max(next, 0), all.length - 1)];
      if (!entry) return;
      entry.tabIndex = -1;
      entry.focus();
    } else if (here >= 0 && ["p", "e", "r", "t"].includes(event.key)) {
      all[here].querySelector(`[data-key="${event.key}"]`)?.click();
    } else {
      return;
    }
    event.preventDefault();
  });
}
