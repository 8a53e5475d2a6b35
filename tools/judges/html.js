// Reads [{"name": ..., "html": ...}] from standard input and writes a line for each error that
// html-validate finds. Any error makes it fail.
import {HtmlValidate, StaticConfigLoader} from 'html-validate';
import {text} from 'node:stream/consumers';

const rules = {
  // Our choices, where the rule is about taste:
  'no-trailing-whitespace': 'off', // the template engine leaves some
  'long-title': 'off', // titles are the newsroom's
  'attr-quotes': ['error', {style: 'double'}],
  'no-redundant-role': ['error', {}],
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
