// Small helps for single fields.

// growIn lets text areas grow with their text. Browsers that know field-sizing do it in CSS.
export function growIn(root) {
  if (CSS.supports("field-sizing", "content")) return;
  for (const area of root.querySelectorAll("textarea[data-grow]")) {
    area.addEventListener("input", () => grow(area));
    grow(area);
  }
}

// grow gives a text area the height of its text.
export function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

// showPasswordsIn wires the boxes that make a password readable while it is typed.
export function showPasswordsIn(root) {
  for (const box of root.querySelectorAll("input[data-show]")) {
    const fields = box.dataset.show.split(" ").map((id) => root.getElementById(id));
    box.closest("[hidden]")?.removeAttribute("hidden");
    box.addEventListener("change", () => {
      for (const field of fields) field.type = box.checked ? "text" : "password";
    });
  }
}

// showFaults brings the summary of what needs mending to whoever sent the form, also
// where the browser does not heed autofocus.
export function showFaults(root) {
  root.querySelector("[data-faults]")?.focus();
}

// isComposing tells whether a key belongs to an input method. Safari ends a conversion
// before it sends the key, with 229 as its code.
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

// putFaults shows what is wrong with a form as the server would: a list above it, and each
// fault beside its field.
export function putFaults(form, faults, lead) {
  clearFaults(form);
  const box = element("div", { className: "faults", tabIndex: -1 });
  box.setAttribute("role", "alert");
  box.dataset.faults = "";
  const named = faults.map((fault) => namedIn(form, fault));
  const first = element("p", { className: "faults-lead" });
  box.append(first);
  if (!lead && named.length === 1) first.append(named[0]);
  else {
    first.textContent = lead || faults[0].words;
    const list = element("ul");
    for (const words of named) {
      const line = element("li");
      line.append(words);
      list.append(line);
    }
    box.append(list);
  }
  form.prepend(box);
}

// namedIn blames the field that a fault is of, if it is of one, and gives its words, which lead there.
function namedIn(form, { field: name, words }) {
  const field = name && form.querySelector(`[name="${CSS.escape(name)}"]`);
  if (!field) return words;
  blame(field, words);
  return element("a", { href: `#${field.id}`, textContent: words });
}

function blame(field, words) {
  const place = field.closest(".field");
  if (!place) return;
  const id = `${field.id}-fault`;
  place.classList.add("wrong");
  const line = document.getElementById(id) ?? element("p", { className: "amiss", id });
  line.textContent = [line.textContent, words].filter(Boolean).join("\n");
  place.append(line);
  field.setAttribute("aria-invalid", "true");
  const described = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((d) => d && d !== id);
  field.setAttribute("aria-describedby", [...described, id].join(" "));
}

// clearFaults takes them away again.
export function clearFaults(form) {
  for (const box of form.querySelectorAll(":scope > [data-faults], .amiss")) box.remove();
  for (const place of form.querySelectorAll(".wrong")) place.classList.remove("wrong");
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    const described = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((d) => d && d !== `${field.id}-fault`);
    if (described.length > 0) field.setAttribute("aria-describedby", described.join(" "));
    else field.removeAttribute("aria-describedby");
  }
}

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
