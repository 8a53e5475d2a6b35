// Has Lighthouse judge a page on an emulated phone, in a Chromium of its own, and writes what
// it found as JSON: the scores, and each audit with its score and numbers.
//
// usage: node lighthouse.js CHROMIUM ADDRESS
import {launch} from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [chromePath, address] = process.argv.slice(2);
const chrome = await launch({
  chromePath,
  chromeFlags: [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  ],
});

// judge runs Lighthouse, and again, as it advises itself, when the browser's recording has lost
// the beginning of the load: a busy machine does that.
async function judge(times) {
  const {lhr} = await lighthouse(address, {port: chrome.port, onlyCategories: ['performance', 'accessibility', 'best-practices'], logLevel: 'error'});
  return lhr.runtimeError && times > 1 ? judge(times - 1) : lhr;
}

try {
  const lhr = await judge(3);
  const categories = Object.values(lhr.categories);
  const scores = Object.fromEntries(categories.map((c) => [c.id, Math.round(c.score * 100)]));
  const audits = Object.fromEntries(Object.values(lhr.audits).map((a) => [a.id, {
    score: a.score, value: a.numericValue, says: a.displayValue ?? '', title: a.title,
    items: Array.isArray(a.details?.items) ? a.details.items.slice(0, 30) : [],
    counts: categories.filter((c) => c.auditRefs.some((r) => r.id === a.id && r.weight > 0)).map((c) => c.id),
  }]));
  console.log(JSON.stringify({version: lhr.lighthouseVersion, error: lhr.runtimeError?.message ?? '', scores, audits}));
} finally {
  await chrome.kill();
}
