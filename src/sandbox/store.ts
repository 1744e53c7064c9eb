import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Row {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/** Where the shadow of a JWT is kept; the prefix keeps the bare `jti` from being a token by itself. */
export const handleOf = (jti: string): string => `jwt~${jti}`;

const SWEEP_EVERY_MS = 60_000;

/** Everything that the library remembers, in memory, gone with the process. */
export class Store {
  readonly #rows = new Map<string, Row>();
  readonly #keysOfGrant = new Map<string, Set<string>>();
  readonly #idByUid = new Map<string, string>();
  readonly #sweeper = setInterval(() => this.#sweep(), SWEEP_EVERY_MS).unref();

  /** One model's view of the store, in the shape that the library asks for. */
  adapter = (model: string): Adapter => {
    const keyOf = (id: string): string => `${model}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) => this.#put(keyOf(id), id, payload, expiresIn),
      find: async (id) => this.#get(keyOf(id)),
      findByUid: async (uid) => this.#get(keyOf(this.#idByUid.get(uid) ?? '')),
      findByUserCode: async () => undefined, // the device flow is off
      consume: async (id) => {
        const payload = this.#get(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => {
        this.#remove(keyOf(id));
        this.#remove(keyOf(handleOf(id))); // the library knows a JWT by its jti only
      },
      revokeByGrantId: async (grantId) => {
        const keys = [...(this.#keysOfGrant.get(grantId) ?? [])];
        for (const key of keys) if (key.startsWith(`${model}:`)) this.#remove(key);
      },
    };
  };

  /** Stops the sweeping and forgets everything. */
  close(): void {
    clearInterval(this.#sweeper);
    this.#rows.clear();
    this.#keysOfGrant.clear();
    this.#idByUid.clear();
  }

  #put(key: string, id: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    this.#rows.set(key, {
      payload,
      expiresAt: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000,
    });
    if (payload.uid) this.#idByUid.set(payload.uid, id);
    if (payload.grantId) {
      const keys = this.#keysOfGrant.get(payload.grantId) ?? new Set();
      this.#keysOfGrant.set(payload.grantId, keys.add(key));
    }
  }

  #get(key: string): AdapterPayload | undefined {
    const row = this.#rows.get(key);
    if (row && row.expiresAt <= Date.now()) this.#remove(key);
    return this.#rows.get(key)?.payload;
  }

  #remove(key: string): void {
    const { grantId, uid } = this.#rows.get(key)?.payload ?? {};
    this.#rows.delete(key);
    if (uid) this.#idByUid.delete(uid);
    if (!grantId) return;
    const keys = this.#keysOfGrant.get(grantId);
    keys?.delete(key);
    if (keys?.size === 0) this.#keysOfGrant.delete(grantId);
  }

  #sweep(): void {
    const now = Date.now();
    for (const [key, row] of this.#rows) if (row.expiresAt <= now) this.#remove(key);
  }
}
