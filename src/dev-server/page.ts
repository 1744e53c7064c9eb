import { SESSION_META, type Session } from '../core/environment/relay.ts';
import type { Route } from './control-routes.ts';
import { codeOf } from './relay-fault.ts';
import { sendText } from './reply.ts';

/** Where Vite writes the nonce into the page, until {@link createPageRoute} puts the real one there. */
export const NONCE_PLACEHOLDER = 'tokenscope-nonce-placeholder';

/**
 * Serves the page at `/` with what it needs for this run. `readHtml` gives the page as built, or as Vite transforms it;
 * `report` gets a line when it cannot.
 */
export function createPageRoute(
  session: Session,
  readHtml: () => Promise<string>,
  report: (line: string) => void,
): Route {
  return (request, response, nonce) => {
    const [path, query = ''] = (request.url ?? '').split('?', 2);
    // Vite's own inline modules are served from the page's path too
    if ((path !== '/' && path !== '/index.html') || query.startsWith('html-proxy')) return false;
    readHtml().then(
      (html) => sendText(response, 200, withNonce(withSession(html, session), nonce), 'text/html'),
      (error: unknown) => {
        report(`GET ${request.headers.host} ${codeOf(error)}: the page cannot be read; has it been built?`);
        sendText(response, 500, 'The page cannot be read.');
      },
    );
    return true;
  };
}

/** The page with the session in a meta element at the end of its head. */
export function withSession(html: string, session: Session): string {
  const content = JSON.stringify(session).replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return html.replace('</head>', () => `<meta name="${SESSION_META}" content="${content}" /></head>`);
}

function withNonce(html: string, nonce: string | undefined): string {
  return nonce === undefined ? html : html.replaceAll(NONCE_PLACEHOLDER, nonce);
}
