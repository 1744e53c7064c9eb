import type { SigningKey } from './signing-key.ts';

/** What kind of key it is and how large, for people, such as “RSA 2048 bit”. */
export const describeKey = ({ kind, size }: Pick<SigningKey, 'kind' | 'size'>): string =>
  kind === 'Ed25519' ? kind : `${kind} ${size}`;
