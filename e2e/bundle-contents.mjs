// What the built page must not have: places where text becomes code or markup, and anything that it would fetch elsewhere.
// Run after the build.
import { readdirSync, readFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);

/** @type {readonly (readonly [what: string, pattern: RegExp])[]} */
const SCRIPT = [
  ['eval', /\beval\s*\(/],
  ['a function made of text', /\bFunction\s*\(|\bconstructor\s*\(\s*["'`]/],
  ['a timer with text', /\bset(?:Timeout|Interval)\s*\(\s*["'`]/],
  ['markup written as text', /\b(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment)\b/],
  ['markup written into the document', /\bdocument\.write(?:ln)?\b/],
  ['a script from elsewhere', /\bimport\s*\(?\s*["'`](?:https?:)?\/\/|\bimportScripts\b/],
  ['a request to elsewhere', /\bfetch\s*\(\s*["'`](?:https?:)?\/\//],
  ['a service worker', /serviceWorker\.register/],
  ['a beacon or a socket', /\bsendBeacon\b|\bnew (?:WebSocket|EventSource|RTCPeerConnection)\b/],
  ['WebAssembly', /\bWebAssembly\b/],
  ['a source map', /sourceMappingURL/],
];
/** @type {readonly (readonly [what: string, pattern: RegExp])[]} */
const STYLE = [
  ['something from elsewhere', /url\(\s*["']?(?:https?:)?\/\//],
  ['an import', /@import/],
];
/** @type {readonly (readonly [what: string, pattern: RegExp])[]} */
const PAGE = [
  ['something from elsewhere', /\b(?:src|href|content)=["'](?:https?:)?\/\//],
  ['an inline script', /<script(?![^>]*\bsrc=)/],
  ['an inline style', /<style|\sstyle=/],
  ['an inline handler', /\son\w+=/],
];

let faults = 0;
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(?:js|css|html)$/.test(name),
);
for (const name of files) {
  const text = readFileSync(new URL(name.replaceAll('\\', '/'), dist), 'utf8');
  for (const [what, pattern] of name.endsWith('.js') ? SCRIPT : name.endsWith('.css') ? STYLE : PAGE) {
    const found = pattern.exec(text);
    if (!found) continue;
    faults += 1;
    console.error(`${name} has ${what}: …${text.slice(Math.max(0, found.index - 40), found.index + 60)}…`);
  }
}
if (faults > 0 || files.length === 0) process.exit(1);
console.log(`${files.length} files of the page have no code or markup made of text, and fetch nothing from elsewhere.`);
