import { textOf } from '../core/token/json.ts';
import type { Token, TokenKind } from '../core/token/token.ts';

const KINDS: Record<TokenKind, string> = {
  jwt: 'Signed JWT',
  jwe: 'Encrypted JWT (JWE): only the server can read its claims',
  opaque: 'Opaque token: only the server can read it, which is fine',
  assertion: 'This looks like a client_assertion, not an access token',
  'id-token': 'This looks like an ID token, not an access token',
  'private-key': 'This is a private key. It will not be sent',
  empty: '',
};

const PART_COLOURS = ['text-part-1', 'text-part-2', 'text-part-3'];
const LONGEST_SHOWN = 1200;

/** What the pasted text is, what was taken off it, and its three parts softly tinted: exactly what will be sent. */
export function TokenView({ token, removed }: { readonly token: Token; readonly removed: readonly string[] }) {
  const algorithm = textOf(token.header, 'alg');
  return (
    <section
      aria-label="Token"
      data-kind={token.kind}
      data-signature={token.signature}
      data-flags={token.flags.join(' ')}
      className="space-y-2 text-small"
    >
      <p className="flex flex-wrap gap-x-2 text-muted">
        <span className={token.kind === 'private-key' ? 'font-strong text-unmet' : 'text-ink'}>
          {KINDS[token.kind]}
        </span>
        {algorithm !== undefined && <span className="wire">{algorithm}</span>}
        {token.claims && <span>signature not verified</span>}
        {token.signature === 'unsigned' && <span className="font-strong text-warn">not signed (alg none)</span>}
      </p>
      {removed.length > 0 && <p className="text-warn">Removed from what was pasted: {removed.join(', ')}.</p>}
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
    </section>
  );
}
