// A page that is copied in a browser comes with its markup beside its words: what is a heading, where links
// lead, which pictures and credits it has. The field shows the words; the markup goes along as long as they stay
// as they were pasted. Words that are markup themselves, or whose markup tells nothing, are sent alone.

import { dropIn, putFiles } from "./desk_drop.js";
import { hadAt } from "./desk_import_when.js";

const telling = 'h1, h2, h3, h4, a[href], img, time, figure, blockquote, li, table, [class^="Mso"]';
const useless = "script, style, link, meta, title, noscript, template, iframe, object, embed, canvas";

// pasteIn has the form in which a page is taken in send its markup too. A page that is pasted where nothing is
// typed goes into its field as well, and a file that is dropped anywhere is the one to be read.
export function pasteIn(form) {
  const field = form.querySelector("[data-markup]");
  const area = form.elements.page;
  const said = form.querySelector("[data-marked]");
  const keep = (markup) => {
    field.value = markup;
    said.hidden = markup === "";
  };
  let given = null;
  const take = (data) => {
    const words = data?.getData("text/plain") ?? "";
    hadAt(new Date());
    given = { words, markup: worth(words, data?.getData("text/html") ?? "", Number(field.dataset.markup)) };
  };
  area.addEventListener("paste", (event) => take(event.clipboardData));
  area.addEventListener("drop", (event) => take(event.dataTransfer));
  area.addEventListener("input", () => {
    if (area.value === "") hadAt(null);
    keep(given && same(area.value, given.words) ? given.markup : "");
    given = null;
  });
  said.querySelector("button").addEventListener("click", () => {
    keep("");
    area.focus();
  });
  dropIn(form, (files) => {
    putFiles(form.elements.file, files);
    hadAt(files[0].lastModified);
  });
  keep(field.value);
}

// pasteAnywhereIn puts what is pasted where nothing is typed into the field of the form that there is.
export function pasteAnywhereIn(formNow) {
  document.addEventListener("paste", (event) => {
    const area = formNow()?.elements.page;
    if (!area || event.target.closest("input, textarea, select") || area.value !== "") return;
    const words = event.clipboardData?.getData("text/plain") ?? "";
    if (words === "") return;
    event.preventDefault();
    area.focus();
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: event.clipboardData }));
    area.value = words;
    area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  });
}

// worth gives the markup that goes along with words, "" where it tells nothing that they do not.
function worth(words, markup, most) {
  if (words.trim() === "" || /^\s*</.test(words) || markup.length > 20 * most) return "";
  const { body } = new DOMParser().parseFromString(plainLooks(markup), "text/html");
  for (const one of body.querySelectorAll(useless)) one.remove();
  if (!body.querySelector(telling)) return "";
  for (const one of body.querySelectorAll("[data-looks]")) {
    const tell = tellingLooks(one);
    if (tell !== "") one.dataset.looks = tell;
    else if (belied(one)) one.replaceWith(...one.childNodes);
    else one.removeAttribute("data-looks");
  }
  for (const one of body.querySelectorAll('[src^="data:" i], [href^="data:" i]')) one.remove();
  const all = `<!doctype html><meta charset="utf-8">${looksBack(body.innerHTML)}`;
  return new Blob([all]).size > most ? "" : all;
}

const look = (one, name) => one.dataset.looks.match(new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*(\\w+)`, "i"))?.[1].toLowerCase() ?? "";
const isStrong = (one) => /^(bold|[6-9]00)$/.test(look(one, "font-weight"));
const isSlanted = (one) => /^(italic|oblique)$/.test(look(one, "font-style"));

// belied tells whether an element's looks take back what its tag says: one editor puts all of a text into a <b> that
// is not strong.
function belied(one) {
  return (one.matches("b, strong") && look(one, "font-weight") !== "" && !isStrong(one)) || (one.matches("i, em") && look(one, "font-style") === "normal");
}

// tellingLooks gives what of an element's looks the tags around its words do not say: in word processors they alone
// tell what is strong or slanted, and which paragraphs are points of a list.
function tellingLooks(one) {
  const tell = [];
  if (isStrong(one) && !one.closest("b, strong, h1, h2, h3, h4, h5, h6")) tell.push("font-weight:bold");
  if (isSlanted(one) && !one.closest("i, em")) tell.push("font-style:italic");
  const point = one.dataset.looks.match(/mso-list\s*:\s*l\d+ level\d/i);
  if (point) tell.push(point[0]);
  return tell.join(";");
}

// plainLooks takes out of tags what they do and names their looks otherwise, which the browser writes into each, and
// shuts sheets of styles away: the page's own policy forbids all three, be it in a document that nobody sees.
function plainLooks(markup) {
  return markup.replace(/<\/?[a-z][^<>]*>/gi, (tag) =>
    tag
      .replace(/^(<\/?)style\b/i, "$1template")
      .replace(/\son[a-z]+\s*=/gi, " data-does=")
      .replace(/\sstyle\s*=/gi, " data-looks="),
  );
}

// looksBack calls the looks that tell something what they are, for whoever reads them.
const looksBack = (markup) => markup.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(" data-looks=", " style="));

const same = (one, other) => plain(one) === plain(other);
const plain = (words) => words.replace(/\r\n?/g, "\n").trim();
