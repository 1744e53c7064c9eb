/** The kinds of key pair that can be generated: those that servers take, by type and size or curve. */
export const NEW_KEY_KINDS = [
  'RSA 2048',
  'RSA 3072',
  'RSA 4096',
  'EC P-256',
  'EC P-384',
  'EC P-521',
  'Ed25519',
] as const;

/** One of {@link NEW_KEY_KINDS}. */
export type NewKeyKind = (typeof NEW_KEY_KINDS)[number];
