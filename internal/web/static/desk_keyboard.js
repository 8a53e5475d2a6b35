// A keyboard on the screen covers the foot of the page where the window does not get smaller
// for it. How much it covers stands in --keyboard, so that the bar with the buttons stays above.
export function keyboardIn(root) {
  const seen = window.visualViewport;
  if (!seen || !root.querySelector(".send")) return;
  const measure = () => {
    const covered = seen.scale > 1.01 ? 0 : innerHeight - seen.height - seen.offsetTop; // enlarged by fingers is no keyboard
    root.documentElement.style.setProperty("--keyboard", `${Math.max(0, Math.round(covered))}px`);
  };
  for (const what of ["resize", "scroll"]) seen.addEventListener(what, measure);
  measure();
}
