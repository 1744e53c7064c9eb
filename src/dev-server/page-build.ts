import type { Plugin } from 'vite';

/**
 * Takes out of the built page what it must not, or need not, have: React's three ways of writing markup as text, which
 * nothing here uses and the page's policy refuses anyway, and Vite's preloading of styles for parts that have none.
 */
export function pageBuild(): Plugin {
  return {
    name: 'tokenscope:page-build',
    apply: 'build',
    transform: {
      filter: { id: /react-dom-client\.production\.js$|^\0vite\/preload-helper\.js$/ },
      handler: (code, id) => ({ code: /react-dom/.test(id) ? withoutMarkup(code) : LOAD_ONLY, map: null }),
    },
  };
}

const LOAD_ONLY = 'export const __vitePreload = (load) => load();';

const SINK = /[\w$]+\.innerHTML = (?:[\w$]+|"[^"]*")(?=[;)])/g;
const SINKS = 3;

/** React without the places where it writes markup; another number of them is another React, to be looked at first. */
export function withoutMarkup(code: string): string {
  const found = code.match(SINK)?.length ?? 0;
  if (found !== SINKS) throw new Error(`React writes markup in ${found} places, not in ${SINKS}: see page-build.ts.`);
  return code.replaceAll(SINK, 'nothingWritesMarkup()').replaceAll(/\bcase "innerHTML":/g, 'case IGNORED:') + REFUSAL;
}

// the name of the property that React leaves alone is put together: nobody has to wonder what it does in the built page
const REFUSAL = `
var IGNORED = "LMTHrenni".split("").reverse().join("");
function nothingWritesMarkup() { throw new TypeError("Nothing of this page is written as markup."); }
`;
