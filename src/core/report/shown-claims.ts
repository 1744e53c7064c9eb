/** The claims whose values a report shows: what the verdict rests on. Others may tell who a person is, and are only named. */
export const SHOWN_CLAIMS: ReadonlySet<string> = new Set([
  'active',
  'aud',
  'scope',
  'exp',
  'nbf',
  'iat',
  'iss',
  'client_id',
  'azp',
  'token_type',
  'acr',
  'auth_time',
]);
