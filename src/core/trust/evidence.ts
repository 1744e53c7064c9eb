import type { ServerSelf, Session } from '../environment/relay.ts';

/**
 * What one of the browser's storages holds: each entry by its name, with its size in bytes where that can be told; undefined
 * where the browser does not allow it, or does not have it.
 */
export interface StorageEvidence {
  readonly storage:
    | 'localStorage'
    | 'sessionStorage'
    | 'Cookies'
    | 'IndexedDB'
    | 'Cache Storage'
    | 'Private file system';
  readonly entries: readonly StoredEntry[] | undefined;
}

/** One entry of a storage; `text` is what it holds, as far as it is text, to be searched and never shown. */
export interface StoredEntry {
  readonly name: string;
  readonly bytes: number | undefined;
  readonly text: string;
}

/** A text of the page or its history that a browser may write down. */
export interface WrittenText {
  readonly place: 'Address' | 'Title' | 'history.state' | 'window.name' | 'Navigation entry';
  readonly text: string;
}

/** What was found at one moment, in the page, in the browser and at the server; undefined where it could not be read. */
export interface TrustEvidence {
  /** The origin of the page. */
  readonly origin: string;
  /** Whether this very document is under a policy that came as a header. */
  readonly hasPolicy: boolean;
  /** The headers with which the server answers for the page now. */
  readonly headers: ReadonlyMap<string, string> | undefined;
  /** How often the page has asked each origin, as far as the browser tells, and what its policy kept it from. */
  readonly contacted: ReadonlyMap<string, number>;
  readonly violations: readonly string[];
  readonly storages: readonly StorageEvidence[];
  readonly written: readonly WrittenText[];
  /** The keys that are kept to sign with; empty if there is none. */
  readonly keys: readonly Pick<CryptoKey, 'type' | 'extractable' | 'usages'>[];
  /** Whether the text of a new key is still here, to be downloaded once. */
  readonly hasKeyText: boolean;
  /** The scopes of the service workers for this origin, and “this page” where one stands before it. */
  readonly workers: readonly string[];
  /** Where the scripts and styles of the document come from: a URL, or `inline`. */
  readonly sources: readonly string[];
  readonly server: ServerSelf | undefined;
  readonly session: Pick<Session, 'sandboxOrigin' | 'network'>;
  /** The version of the page. */
  readonly version: string;
}

/** What the server says of the page and of itself. */
export type ServerEvidence = Pick<TrustEvidence, 'headers' | 'server'>;
