import { SELF_PATH, type ServerSelf, type Session } from '../core/environment/relay.ts';
import type { ServerEvidence, StorageEvidence, StoredEntry, TrustEvidence } from '../core/trust/evidence.ts';
import { egress } from './egress.ts';
import { askOwnServer } from './own-server.ts';
import { VERSION } from './version.ts';

/** Asks the server for the headers of the page, and for what it knows of itself. */
export async function askServer(session: Session): Promise<ServerEvidence> {
  const [page, self] = await Promise.all([
    fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined),
    askOwnServer(SELF_PATH, {}, session).catch(() => undefined),
  ]);
  return { headers: page?.ok ? new Map(page.headers) : undefined, server: self?.json as ServerSelf | undefined };
}

/** Reads what is in the page and in the browser at this moment. */
export async function readEvidence(
  session: Session,
  { keys, hasKeyText }: Pick<TrustEvidence, 'keys' | 'hasKeyText'>,
  server: ServerEvidence,
): Promise<TrustEvidence> {
  return {
    ...server,
    ...egress,
    origin: location.origin,
    hasPolicy: isUnderPolicy(),
    storages: await readStorages(),
    written: [
      { place: 'Address', text: location.href },
      { place: 'Title', text: document.title },
      { place: 'history.state', text: history.state === null ? '' : JSON.stringify(history.state) },
      { place: 'window.name', text: window.name },
      {
        place: 'Navigation entry',
        text: performance
          .getEntriesByType('navigation')
          .map(({ name }) => name)
          .join(' '),
      },
    ],
    keys,
    hasKeyText,
    workers: await readWorkers(),
    sources: readSources(),
    session,
    version: VERSION,
  };
}

/**
 * Whether this document is under a policy that came as a header, found out without violating it: under one, the nonce of an
 * element is hidden from its markup as soon as it is in the document.
 * @see https://html.spec.whatwg.org/multipage/urls-and-fetching.html#nonce-attributes
 */
function isUnderPolicy(): boolean {
  const probe = document.createElement('span');
  probe.setAttribute('nonce', 'probe');
  document.head.append(probe);
  const isHidden = probe.getAttribute('nonce') === '';
  probe.remove();
  return isHidden;
}

async function readStorages(): Promise<readonly StorageEvidence[]> {
  return [
    { storage: 'localStorage', entries: entriesOf(() => localStorage) },
    { storage: 'sessionStorage', entries: entriesOf(() => sessionStorage) },
    { storage: 'Cookies', entries: document.cookie.split('; ').filter(Boolean).map(cookieOf) },
    {
      storage: 'IndexedDB',
      entries: await named(async () => (await indexedDB.databases()).map(({ name = '' }) => name)),
    },
    { storage: 'Cache Storage', entries: await named(async () => caches.keys()) },
    { storage: 'Private file system', entries: await named(readFileNames) },
  ];
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

function entriesOf(open: () => Storage): StorageEvidence['entries'] {
  try {
    const storage = open();
    // by number: an entry may have the name of a method
    return Array.from({ length: storage.length }, (_, index) => {
      const name = storage.key(index) ?? '';
      const text = storage.getItem(name) ?? '';
      return { name, bytes: sizeOf(name) + sizeOf(text), text };
    });
  } catch {
    return undefined;
  }
}

function cookieOf(pair: string): StoredEntry {
  const [name = ''] = pair.split('=', 1);
  return { name, bytes: sizeOf(pair), text: pair };
}

/** The entries of a storage that tells their names only. */
const named = async (list: () => Promise<readonly string[]>): Promise<StorageEvidence['entries']> =>
  (await list().catch(() => undefined))?.map((name) => ({ name, bytes: undefined, text: '' }));

async function readFileNames(): Promise<readonly string[]> {
  const directory = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of directory.keys()) names.push(name);
  return names;
}

async function readWorkers(): Promise<readonly string[]> {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  const registered = (await serviceWorker?.getRegistrations().catch(() => [])) ?? [];
  return [...registered.map(({ scope }) => scope), ...(serviceWorker?.controller ? ['this page'] : [])];
}

/** Where scripts and styles come from. What Vite's dev server writes into the page has a nonce of its own response. */
const readSources = (): readonly string[] => [
  ...[...document.scripts]
    .filter(({ type }) => type === '' || type === 'module' || /javascript/i.test(type))
    .filter(({ src, nonce }) => src !== '' || !nonce)
    .map(({ src }) => src || 'inline'),
  ...[...document.querySelectorAll<HTMLLinkElement>('link[rel~=stylesheet]')].map(({ href }) => href),
];
