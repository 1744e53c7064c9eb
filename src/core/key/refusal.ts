/**
 * Why a text or file is not usable as a signing key. `code` is stable (the page shows it as `data-reason`), `sentence`
 * says what was seen, `remedy` what to do about it. None of them ever repeats key material.
 */
export interface KeyRefusal {
  readonly code: KeyRefusalCode | 'not-loaded';
  readonly sentence: string;
  readonly remedy: string;
}

const WHOLE_FILE = 'Copy the whole file again, first and last line included.';
const NEW_KEY = 'Generate a new key pair below, or: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048';
const SUPPORTED = 'Use RSA (2048 bit or more), EC P-256, P-384 or P-521, or Ed25519.';
const SIGNING_KEY = 'Use the key that is registered for signatures.';
const PRIVATE_HALF = 'Paste the private half of the pair: openssl pkey -in key.pem shows whether a file holds it.';
const CHECK = 'Copy it again from where it was made, and check it: openssl pkey -in key.pem -check -noout';

const REFUSALS = {
  // what is no key at all
  empty: ['There is no key in this.', WHOLE_FILE],
  'not-a-key': ['This is not a key.', 'Paste a PEM (-----BEGIN PRIVATE KEY-----), a JWK or JWKS, or drop a key file.'],
  placeholder: ['This is a placeholder, not a key.', 'Replace it with the key that it stands for.'],
  oversized: ['This is too long for a key.', 'Paste only the key.'],
  'looks-like-a-jwt': ['This is a token, not a key.', 'Paste it into the Token field instead.'],
  'not-json': ['This looks like a JWK but is not JSON.', 'Names and texts in a JWK need double quotes.'],

  // what holds no private key
  'public-key': ['This is a public key. It can check signatures but not make them.', PRIVATE_HALF],
  certificate: [
    'This is a certificate. It holds only the public key.',
    'Paste the private key that belongs to it; from a .p12 or .pfx file drop the whole file.',
  ],
  csr: [
    'This is a certificate signing request. It holds only the public key.',
    'Paste the private key it was made with.',
  ],

  // other wrappings
  openssh: ['This key is in OpenSSH format.', 'Convert a copy of it: ssh-keygen -p -m PKCS8 -f copy-of-key'],
  'putty-ppk': [
    'This key is in PuTTY format.',
    'Convert it: puttygen key.ppk -O private-openssh-new -o key, then ssh-keygen -p -m PKCS8 -f key',
  ],
  pgp: ['This is a PGP key. OAuth clients do not sign with it.', NEW_KEY],
  'java-keystore': [
    'This is a Java keystore.',
    'Convert it: keytool -importkeystore -srckeystore keystore.jks -destkeystore key.p12 -deststoretype PKCS12',
  ],
  'encrypted-jwk': [
    'This is an encrypted JWK (a JWE).',
    'Decrypt it where it was made, for example: step crypto jwe decrypt < key.jwe',
  ],

  // damage
  'missing-begin': ['The line -----BEGIN PRIVATE KEY----- is missing.', WHOLE_FILE],
  'missing-end': ['The line -----END PRIVATE KEY----- is missing.', WHOLE_FILE],
  'mismatched-labels': [
    'The BEGIN and the END line name different things: parts of two files were joined.',
    WHOLE_FILE,
  ],
  'illegal-base64': ['There are characters in this key that do not belong to base64.', 'Copy it again, unchanged.'],
  truncated: ['This key is cut off: it is shorter than it says it is.', WHOLE_FILE],
  'trailing-garbage': ['Something follows the key that does not belong to it.', 'Copy the key alone.'],
  corrupt: ['This key is damaged: its structure cannot be read.', CHECK],
  'corrupt-crt-params': [
    'This RSA key is damaged: its numbers contradict each other. It would sign what nobody can verify.',
    CHECK,
  ],
  'private-does-not-match-public': [
    'The private half of this key does not match its public half: it would sign what nobody can verify.',
    CHECK,
  ],
  'crv-does-not-fit-coordinates': [
    'The curve of this key does not fit its coordinates.',
    'Correct the "crv" member, or copy the key again from where it was made.',
  ],
  'wrong-length-d': [
    'The private number of this key ("d") does not have the length that its curve needs.',
    'It was written without its leading zeros, or cut off: export it again (RFC 7518 section 6.2.2.1).',
  ],
  'padding-in-base64url': [
    'A member of this JWK ends with “=”. Base64url has no padding.',
    'Remove the “=” signs at the end of the values (RFC 7515 section 2).',
  ],
  'missing-member': ['This JWK lacks a member that its key type needs.', 'Export the key again as a complete JWK.'],
  'duplicate-member': [
    'A member stands twice in this JWK, so that readers disagree about it.',
    'Remove one of the two.',
  ],

  // what cannot, or must not, sign here
  'ambiguous-multiple-keys': ['There is more than one private key in this.', 'Choose one, or paste only that one.'],
  'duplicate-kid': [
    'Two private keys of this set have the same kid.',
    'Give each its own kid, or paste only the one to sign with.',
  ],
  'symmetric-key-for-private_key_jwt': [
    'This is a shared secret, not a private key.',
    'Choose client_secret_jwt and use the Client secret field.',
  ],
  'weak-rsa': ['This RSA key is too weak: RFC 7518 section 3.3 wants 2048 bit or more.', NEW_KEY],
  'unsupported-key-type': ['No JWS algorithm signs with this type of key.', SUPPORTED],
  'unsupported-in-webcrypto': ['The browser cannot sign with this type of key.', SUPPORTED],
  'unsupported-curve': ['The browser cannot sign on this curve.', SUPPORTED],
  'not-a-signing-key': ['This key is for key agreement or encryption; it cannot sign.', SIGNING_KEY],
  'explicit-ec-parameters': [
    'This EC key spells its curve out instead of naming it (RFC 5480 forbids that).',
    'Name it: openssl ec -in key.pem -param_enc named_curve -out named.pem',
  ],
  'multi-prime-rsa': ['This RSA key has more than two primes. Browsers do not take those.', NEW_KEY],
  'rsa-pss-oid': [
    'This RSA key is marked for RSA-PSS alone (id-RSASSA-PSS). Browsers do not take such keys.',
    'Take the mark off: openssl rsa -in key.pem -traditional -out plain.pem',
  ],
  'use-not-sig': ['The JWK says that it is not for signatures ("use").', SIGNING_KEY],
  'key_ops-lacks-sign': ['The JWK says that it must not sign ("key_ops").', SIGNING_KEY],
  'alg-does-not-fit-kty': [
    'The "alg" of this JWK does not fit its key type or curve.',
    'Correct or remove the "alg" member.',
  ],
  'unsupported-key': ['The browser does not take this key.', CHECK],

  // passphrases
  'wrong-passphrase': [
    'This passphrase does not open the key.',
    'Check upper and lower case, and the keyboard layout.',
  ],
  'unsupported-encryption': [
    'This key is encrypted in a way that cannot be undone here.',
    'Decrypt it: openssl pkey -provider legacy -provider default -in key.pem -out plain.pem, or for a .p12: openssl pkcs12 -legacy -in key.p12 -nodes -nocerts -out plain.pem',
  ],
  'too-costly': [
    'Opening this key would take too much time or memory: its file demands it.',
    'Encrypt it anew: openssl pkcs8 -topk8 -v2 aes-256-cbc -in key.pem -out new.pem',
  ],
  cancelled: ['Unlocking was cancelled.', 'Enter the passphrase again to retry.'],
} as const satisfies Record<string, readonly [sentence: string, remedy: string]>;

/** What to do about an Ed25519 key in OpenSSH format: ssh-keygen leaves those as they are. */
export const OPENSSH_ED25519_REMEDY =
  'ssh-keygen before version 9.6 cannot convert an Ed25519 key. Generate a new key pair below, or: openssl genpkey -algorithm ED25519';

/** The stable name of a refusal. */
export type KeyRefusalCode = keyof typeof REFUSALS;

/** The refusal with its words; `seen` adds what exactly was seen, never key material. */
export function keyRefusal(code: KeyRefusalCode, seen?: string): KeyRefusal {
  const [sentence, remedy] = REFUSALS[code];
  return { code, sentence: seen === undefined ? sentence : `${sentence} Seen: ${seen}.`, remedy };
}
