/**
 * The impure rest of the world, handed in as a parameter so that every rule runs in a test without a mock.
 * `now` is in milliseconds since the epoch; `uuid` gives a fresh random UUID (RFC 9562, version 4) at each call.
 */
export interface World {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly uuid: () => string;
}
