/** The origins named at start that may be called wherever they are, and which entries could not be read. */
export interface AllowedOrigins {
  readonly origins: readonly string[];
  /** Positions of the malformed entries, counted from 1; their text stays out of the log. */
  readonly malformed: readonly number[];
}

/** Reads the space-separated origins of TOKENSCOPE_ALLOW, such as `http://localhost:8080 https://sso.corp.example`. */
export function readAllowedOrigins(text: string): AllowedOrigins {
  const entries = text.split(/\s+/).filter((entry) => entry !== '');
  const read = entries.map(readOrigin);
  return {
    origins: [...new Set(read.filter((origin) => origin !== undefined))],
    malformed: read.flatMap((origin, index) => (origin === undefined ? [index + 1] : [])),
  };
}

function readOrigin(entry: string): string | undefined {
  if (!URL.canParse(entry)) return undefined;
  const { protocol, origin, href } = new URL(entry);
  const web = protocol === 'https:' || protocol === 'http:';
  // anything beside scheme, host and port would make the two differ
  return web && href === `${origin}/` && !/[?#]$/.test(entry) ? origin : undefined;
}
