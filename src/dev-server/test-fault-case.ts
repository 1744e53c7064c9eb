/** One thing that a misbehaving server does; `e2e/corpora/faults.json` lists such steps. */
export interface FaultStep {
  readonly write?: string;
  readonly writeHex?: string;
  /** Written as soon as there is a connection. */
  readonly writeEarly?: string;
  readonly delayMs?: number;
  readonly dribble?: string;
  readonly everyMs?: number;
  readonly chunks?: string;
  readonly size?: number;
  readonly gzip?: string;
  readonly brotli?: string;
  readonly readRequest?: boolean;
  readonly halfClose?: boolean;
  readonly destroy?: boolean;
  readonly reset?: boolean;
  readonly hang?: boolean;
  /** A body of one byte at a time, without end. */
  readonly drip?: boolean;
  /** A body, or headers, as fast as they are taken and without end. */
  readonly endless?: 'body' | 'headers';
  /** A gzip body of so many MiB of nothing. */
  readonly bomb?: number;
  /** Nothing listens. */
  readonly refuse?: boolean;
  readonly tls?: 'expired' | 'wrong-host' | 'self-signed' | 'tls1.1' | 'hang';
  /** The certificate is among the authorities that the relay trusts. */
  readonly pinned?: boolean;
  /** A server that speaks HTTP/2 only. */
  readonly h2?: 'goaway' | 'rst';
}

/** A server's script, and what a console must make of it. */
export interface FaultCase {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly steps: readonly FaultStep[];
  readonly expect: { readonly verdict?: string; readonly errorClass?: string; readonly retryOffered?: boolean };
}
