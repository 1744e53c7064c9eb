/**
 * What the page and the relay (the "dev proxy") say to each other. Both sides import this file, so that
 * they cannot drift apart; nothing here knows how either side is built.
 */

/** Where the relay listens, on the page's own origin. */
export const RELAY_PATH = '/relay';

/** The request header that carries the per-run secret; other web sites can neither read nor send it. */
export const RELAY_SECRET_HEADER = 'x-tokenscope-relay';

/** The largest request body that the relay reads, in bytes. */
export const RELAY_BODY_LIMIT = 256 * 1024;

/** One call that the relay is asked to make. */
export type RelayCall = IntrospectCall | DocumentCall;

/**
 * A form POST to an introspection endpoint. `parameters` keep their order and are form-encoded exactly once, by the
 * relay; client_assertion and client_assertion_type only come together. `authorization` is the value of the
 * Authorization header as it is, for the methods that authenticate by it: then no parameter names or proves the client.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1
 */
export interface IntrospectCall {
  readonly call: 'introspect';
  readonly url: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly authorization?: string;
}

/**
 * A GET of a public document, without credentials: a JWK Set, or the metadata of an authorization server or OpenID Provider.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-3
 */
export interface DocumentCall {
  readonly call: 'jwks' | 'discovery';
  readonly url: string;
}

/** The upstream response headers that the relay passes on, as text inside the envelope. */
export const RELAYED_HEADERS = [
  'date',
  'content-type',
  'location',
  'retry-after',
  'www-authenticate',
  'correlation-id',
  'x-correlation-id',
  'x-request-id',
  'request-id',
  'ping-correlation-id',
] as const;

/** Where the time of one call went, each in milliseconds from the moment the relay accepted it; absent when not reached. */
export interface RelayTimings {
  readonly resolved?: number;
  readonly connected?: number;
  readonly secured?: number;
  readonly firstByte?: number;
  readonly total: number;
}

/** Every way in which the relay can fail to bring an answer back. The words for each are in core/problem.ts. */
export const RELAY_FAILURES = [
  'blocked-target',
  'dns',
  'connection-refused',
  'connect-timeout',
  'connection-reset',
  'connection-closed',
  'tls-expired',
  'tls-hostname',
  'tls-untrusted',
  'tls-pin-mismatch',
  'tls-protocol',
  'tls-timeout',
  'read-timeout',
  'total-timeout',
  'truncated-body',
  'corrupt-body',
  'too-large',
  'headers-too-large',
  'unsupported-encoding',
  'protocol-error',
  'relay',
] as const;

/** One of {@link RELAY_FAILURES}. */
export type RelayFailure = (typeof RELAY_FAILURES)[number];

/** Why the answer to a call for a document was not passed on: its status, or that it is not of the shape asked for. */
export type WithheldReason = 'status' | 'not-json' | 'not-a-jwks' | 'not-metadata';

/**
 * What comes back from the relay: the upstream answer in an envelope, the relay's own failure, or, for a call for a
 * document, that an answer came and is not passed on (neither headers nor body) because it is not what was asked for.
 * An upstream answer never sets a status or header of the relay's response, so neither can be mistaken for the other.
 * `body` is base64 of the bytes as received, after the content encoding was undone. `detail` is a short sentence
 * without content of the request (a host, an address, a limit). `proxy` is the `host:port` of the proxy that the call
 * went through, absent where it went directly.
 */
export type RelayReply = { readonly proxy?: string } & (
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: string;
      readonly timings: RelayTimings;
    }
  | {
      readonly kind: 'withheld';
      readonly status: number;
      readonly reason: WithheldReason;
      readonly timings: RelayTimings;
    }
  | {
      readonly kind: 'failure';
      readonly failure: RelayFailure;
      readonly detail: string;
      readonly timings: RelayTimings;
    }
);

/** The name of the meta element with which the server hands the page what it needs for this run. */
export const SESSION_META = 'tokenscope-session';

/**
 * What the server tells the page for this run: the relay's secret, the sandbox's issuer (origin with its port), and what
 * was set at start: origins that may be anywhere, the names of the authorities that were added to the usual ones, and the
 * `host:port` of the proxy, or nothing.
 */
export interface Session {
  readonly relaySecret: string;
  readonly sandboxOrigin: string;
  readonly network: {
    readonly allowedOrigins: readonly string[];
    readonly authorities: readonly string[];
    readonly proxy: string;
  };
}

/** The sandbox's control routes on the page's origin, guarded like the relay. */
export const SANDBOX_PATH = '/sandbox';

/** Where the server tells the page about itself, guarded like the relay. */
export const SELF_PATH = '/self';

/** What the server says of itself: where it listens, what its relay has connected to since it started, and what it runs on. */
export interface ServerSelf {
  /** The address and port that it really listens on. */
  readonly listening: { readonly address: string; readonly port: number };
  readonly mode: 'dev' | 'preview';
  /** When it started, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** The origins that the relay has connected to, for whatever tab, and how often. */
  readonly reached: readonly (readonly [origin: string, calls: number])[];
  readonly versions: { readonly tokenscope: string; readonly vite: string; readonly node: string };
}
