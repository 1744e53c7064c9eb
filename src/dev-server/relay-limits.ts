/** How long and how large one relayed call may get: times in milliseconds, sizes in bytes. */
export interface RelayLimits {
  /** Name resolution, TCP and TLS together. */
  readonly connect: number;
  /** From the sent request to the end of the answer's headers. */
  readonly firstHeader: number;
  readonly total: number;
  /** Of the body, both as received and as decoded. */
  readonly body: number;
  /** Of a key set or metadata: it is parsed here, so that a larger one would keep everybody waiting. */
  readonly documentBody: number;
  readonly headerCount: number;
  readonly headerSize: number;
}

/** The limits of the running server; tests hand in shorter ones. */
export const RELAY_LIMITS: RelayLimits = {
  connect: 10_000,
  firstHeader: 15_000,
  total: 30_000,
  body: 4 * 1024 * 1024,
  documentBody: 512 * 1024,
  headerCount: 100,
  headerSize: 32 * 1024,
};

/** How many calls may be under way at a time. */
export const RELAY_CALLS_AT_A_TIME = 8;
