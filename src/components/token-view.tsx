import type { ReactNode } from 'react';
import type { SignatureCheck } from '../core/token/signature.ts';
import type { Token, TokenKind } from '../core/token/token.ts';

const KINDS: Record<TokenKind, string> = {
  jwt: 'Signed JWT',
  jwe: 'Encrypted JWT (JWE): only the server can read its claims',
  'sd-jwt': 'SD-JWT: a signed JWT with claims that are disclosed one by one',
  'jws-json': 'Signed token in JSON form (JWS JSON): most servers take the compact form only',
  opaque: 'Opaque token: only the server can read it, which is fine',
  assertion: 'This looks like a client_assertion, not an access token',
  'id-token': 'This looks like an ID token, not an access token',
  'private-key': 'This is a private key. It will not be sent',
  empty: '',
};

const WARNED_KINDS: ReadonlySet<TokenKind> = new Set(['assertion', 'id-token', 'private-key']);

const SIGNATURES: Record<SignatureCheck['state'] | 'unchecked', readonly [words: string, colour: string]> = {
  unchecked: ['signature not verified', 'text-muted'],
  verified: ['signature verified', 'text-met font-strong'],
  failed: ['signature not valid', 'text-unmet font-strong'],
  'no-key': ['signature not verified', 'text-warn'],
  unsigned: ['not signed', 'text-warn font-strong'],
};

const PART_COLOURS = ['text-part-1', 'text-part-2', 'text-part-3'];
const LONGEST_SHOWN = 600;

interface TokenViewProps {
  readonly token: Token;
  readonly removed: readonly string[];
  /** Whether it stood in the page's address. */
  readonly isExposed: boolean;
  /** Whether it will not be sent, for a reason that stands at the field. */
  readonly isRefused: boolean;
  readonly signature: SignatureCheck | undefined;
  /** What comes once it is loaded: header, remarks, and the check of the signature. */
  readonly details: ReactNode;
}

/** What the pasted text is, what was taken off it, and its three parts softly tinted: exactly what will be sent. */
export function TokenView({ token, removed, isExposed, isRefused, signature, details }: TokenViewProps) {
  const state = signature?.state ?? token.signature;
  const kind = token.signature === 'unsigned' && token.kind === 'jwt' ? 'JWT' : KINDS[token.kind];
  const [words, colour] = SIGNATURES[state];
  return (
    <section
      aria-label="Token"
      data-kind={token.kind}
      data-signature={state}
      data-flags={[...token.flags, ...(isExposed ? ['exposed'] : [])].join(' ')}
      className="space-y-2 text-small"
    >
      <p className="flex flex-wrap gap-x-2">
        <span className={WARNED_KINDS.has(token.kind) ? 'font-strong text-unmet' : ''}>
          {isRefused && token.parts.length === 0 ? '' : kind}
        </span>
        {token.claims && <span className={colour}>{words}</span>}
      </p>
      {removed.length > 0 && <p className="text-muted">Taken off what was pasted: {removed.join(', ')}.</p>}
      {token.parts.length > 0 && token.kind !== 'jwe' && (
        <p
          className="wire max-h-20 overflow-y-auto rounded-box bg-well p-2"
          tabIndex={0}
          role="group"
          aria-label="Header, payload and signature"
        >
          {token.parts.map((part, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the parts of a JWS are told apart by their place only
            <span key={index}>
              {index > 0 && '.'}
              <span className={PART_COLOURS[index]}>
                {part.length > LONGEST_SHOWN ? `${part.slice(0, LONGEST_SHOWN)}…` : part}
              </span>
            </span>
          ))}
        </p>
      )}
      {token.header && details}
    </section>
  );
}
