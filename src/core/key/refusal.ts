/**
 * Why a pasted text is not usable as a signing key. `code` is stable (the page shows it as `data-reason`), `sentence`
 * says what was seen, `remedy` what to do about it. None of them ever repeats key material.
 */
export interface KeyRefusal {
  readonly code: KeyRefusalCode;
  readonly sentence: string;
  readonly remedy: string;
}

const CONVERT = 'Convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem -out key.pkcs8.pem';

const REFUSALS = {
  'not-a-key': ['This is not a key.', 'Paste a PKCS#8 PEM (-----BEGIN PRIVATE KEY-----) or a private JWK.'],
  'not-json': ['This looks like a JWK but is not JSON.', 'Names and texts in a JWK need double quotes.'],
  'looks-like-a-jwt': ['This is a token, not a key.', 'Paste it into the Token field instead.'],
  'public-key': [
    'This is a public key. It can check signatures but not make them.',
    'Paste the private half of the pair.',
  ],
  certificate: ['This is a certificate. It holds only the public key.', 'Paste the private key that belongs to it.'],
  'ambiguous-multiple-keys': ['There is more than one private key in this text.', 'Paste only the one to sign with.'],
  'traditional-rsa': ['This is an RSA key in the traditional PKCS#1 wrapping.', CONVERT],
  'traditional-ec': ['This is an EC key in the traditional SEC1 wrapping.', CONVERT],
  encrypted: ['This key is protected by a passphrase.', 'Decrypt it: openssl pkcs8 -in key.pem -out key.pkcs8.pem'],
  openssh: ['This key is in OpenSSH format.', 'Convert a copy: ssh-keygen -p -m PKCS8 -f copy-of-key'],
  pgp: ['This is a PGP key.', 'Use the key pair that is registered for the application.'],
  'missing-begin': ['The line -----BEGIN PRIVATE KEY----- is missing.', 'Copy the whole file, first line included.'],
  'missing-end': ['The line -----END PRIVATE KEY----- is missing.', 'Copy the whole file, last line included.'],
  empty: ['There is no key between the BEGIN and the END line.', 'Copy the whole file.'],
  'illegal-base64': ['The text between the BEGIN and the END line is not base64.', 'Copy the file again, unchanged.'],
  'unsupported-key': [
    'The browser cannot sign with this key: it is damaged, or of a type or curve that WebCrypto does not know.',
    'Use RSA (2048 bit or more), EC P-256, P-384 or P-521, or Ed25519; check it with: openssl pkey -in key.pem -check -noout',
  ],
  'weak-rsa': [
    'This RSA key is shorter than 2048 bit. RFC 7518 section 3.3 forbids it.',
    'Generate one: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048',
  ],
  'symmetric-key-for-private_key_jwt': [
    'This is a shared secret, not a private key.',
    'Choose client_secret_jwt and use the Client secret field.',
  ],
  'use-not-sig': [
    'The JWK says that it is not for signatures ("use").',
    'Use the key that is registered for signatures.',
  ],
  'key_ops-lacks-sign': [
    'The JWK says that it must not sign ("key_ops").',
    'Use the key that is registered for signatures.',
  ],
  'alg-does-not-fit-kty': [
    'The "alg" of this JWK does not fit its key type or curve.',
    'Correct or remove the "alg" member.',
  ],
  'private-does-not-match-public': [
    'The private half of this key does not match its public half: it would sign what nobody can verify.',
    'Copy the key again from where it was made.',
  ],
  jwks: ['This is a set of keys (JWKS).', 'Paste the one JWK to sign with.'],
  oversized: ['This is too long for a key.', 'Paste only the key.'],
} as const satisfies Record<string, readonly [sentence: string, remedy: string]>;

/** The stable name of a refusal. */
export type KeyRefusalCode = keyof typeof REFUSALS;

/** The refusal with its words. */
export function keyRefusal(code: KeyRefusalCode): KeyRefusal {
  const [sentence, remedy] = REFUSALS[code];
  return { code, sentence, remedy };
}
