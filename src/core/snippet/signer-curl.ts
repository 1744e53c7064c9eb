import { ASSERTION_BACKDATE_S } from '../assertion/assertion.ts';
import type { Algorithm } from '../key/algorithms.ts';
import { shellLiteral as literal } from './literals.ts';
import { COMMON_ALGORITHMS, KEY_FILE_VARIABLE, PSS_ALGORITHMS, type Signer } from './signer-plan.ts';

/** Signs with openssl in a POSIX shell. Its ECDSA signatures would have to be taken apart, and so are left out. */
export const CURL_SIGNER: Signer = {
  library: 'openssl',
  install: 'Needs openssl and a POSIX shell; save this as sign.sh.',
  run: 'sh sign.sh',
  needsShell: true,
  secretCaution: 'While it runs, other people on the same machine can read the secret in the list of processes.',
  algorithms: [...COMMON_ALGORITHMS, ...PSS_ALGORITHMS],
  code: ({ options: { clientId, audience, lifetime, type, keyId, algorithm }, bySecret, extra }) => `set -eu

: "\${${bySecret ? 'INTROSPECT_CLIENT_SECRET' : KEY_FILE_VARIABLE}:?Set the environment variable ${bySecret ? 'INTROSPECT_CLIENT_SECRET' : KEY_FILE_VARIABLE} first.}"

HEADER=${literal(ascii(JSON.stringify({ alg: algorithm, typ: type, ...(keyId === '' ? {} : { kid: keyId }) })))}
: 'the claims that are the same each time, as JSON text'
CLAIMS=${literal(ascii(`${JSON.stringify({ iss: clientId, sub: clientId, aud: audience }).slice(1, -1)}${extra === '' ? '' : `,${extra}`}`))}
LIFETIME_SECONDS=${lifetime}

base64url() {
  openssl base64 -A | tr '+/' '-_' | tr -d '='
}

now=$(date +%s)
claims=$(printf '{%s,"jti":"%s","iat":%d,"exp":%d}' \\
  "$CLAIMS" "$(openssl rand -hex 16)" "$((now - ${ASSERTION_BACKDATE_S}))" "$((now + LIFETIME_SECONDS))")
input=$(printf %s "$HEADER" | base64url).$(printf %s "$claims" | base64url)
signature=$(printf %s "$input" | openssl dgst ${digestOf(algorithm, bySecret)} -binary | base64url)
[ -n "$signature" ] || exit 1
printf '%s.%s\\n' "$input" "$signature"
`,
};

/**
 * The same JSON in ASCII without a control character, which no shell or terminal can change. Outside of its strings JSON
 * has line ends and tabs only as white space.
 */
const ascii = (json: string): string =>
  json
    .replaceAll(/[\t\n\r]/g, ' ')
    .replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

function digestOf(algorithm: Algorithm, bySecret: boolean): string {
  const hash = `-sha${algorithm.slice(2)}`;
  if (bySecret)
    return `${hash} -mac HMAC -macopt "hexkey:$(printf %s "$INTROSPECT_CLIENT_SECRET" | od -An -v -tx1 | tr -d ' \\n')"`;
  const padding = algorithm.startsWith('PS') ? ' -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:-1' : '';
  return `${hash}${padding} -sign "$${KEY_FILE_VARIABLE}"`;
}
