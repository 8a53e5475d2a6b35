// Reads [{"name": ..., "html": ...}] from standard input and writes a line for each error that
// html-validate finds. Any error makes it fail.
import {HtmlValidate, StaticConfigLoader} from 'html-validate';
import {text} from 'node:stream/consumers';

// The recommended rules, but for what is taste or does not fit a site that serves itself:
const rules = {
  'aria-label-misuse': ['error', {allowAnyNamable: true}], // a list may have a name
  'doctype-style': 'off', // HTML reads it in either case
  'long-title': 'off', // titles are the newsroom's
  'no-redundant-for': 'off', // a label with "for" around its box is read by more programs
  'no-redundant-role': 'off', // Safari forgets that a list without bullets is one unless role="list" says so
  'no-trailing-whitespace': 'off', // the template engine leaves some
  'form-dup-name': ['error', {shared: ['radio', 'checkbox', 'submit', 'button', 'reset']}], // one name, several values
  'prefer-native-element': ['error', {exclude: ['list']}], // the same
  'require-sri': ['error', {target: 'crossorigin'}], // our own files carry their hash in the address
};

const judge = new HtmlValidate(new StaticConfigLoader({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules,
}));

const pages = JSON.parse(await text(process.stdin));
let errors = 0;
for (const {name, html} of pages) {
  const report = await judge.validateString(html, name);
  for (const {messages} of report.results) {
    for (const m of messages) {
      errors++;
      console.log(`${name}:${m.line}:${m.column}: ${m.message} (${m.ruleId})`);
    }
  }
}
console.log(`${pages.length} pages, ${errors} errors`);
process.exitCode = errors ? 1 : 0;
