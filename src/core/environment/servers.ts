/**
 * The authorization servers that a person can choose. The form's options and everything derived from a choice come
 * from this one list.
 * @see https://developer.pingidentity.com/pingone-api/foundations/pingone-api-requests/the-pingone-apis.html
 */
export const SERVERS = [
  { id: 'sandbox', label: 'Sandbox (built in)', kind: 'sandbox' },
  { id: 'na', label: 'PingOne North America', kind: 'region', host: 'auth.pingone.com' },
  { id: 'ca', label: 'PingOne Canada', kind: 'region', host: 'auth.pingone.ca' },
  { id: 'eu', label: 'PingOne Europe', kind: 'region', host: 'auth.pingone.eu' },
  { id: 'au', label: 'PingOne Australia', kind: 'region', host: 'auth.pingone.com.au' },
  { id: 'sg', label: 'PingOne Singapore', kind: 'region', host: 'auth.pingone.sg' },
  { id: 'ap', label: 'PingOne Asia-Pacific (legacy)', kind: 'region', host: 'auth.pingone.asia' },
  { id: 'custom', label: 'PingOne custom domain', kind: 'custom-domain' },
  { id: 'other', label: 'Other issuer', kind: 'other' },
] as const;

/** One row of {@link SERVERS}. */
export type Server = (typeof SERVERS)[number];

/** The option value of an authorization server. */
export type ServerId = Server['id'];

/** The server with this option value, or undefined for a text that names none. */
export const serverOf = (id: string): Server | undefined => SERVERS.find((server) => server.id === id);

/** Whether the rules that PingOne documents apply to this server; the sandbox keeps them too. */
export const followsPingOneRules = (id: ServerId): boolean => id !== 'other';
