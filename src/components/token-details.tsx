import { excerpt } from '../core/claims/excerpt.ts';
import type { Draft } from '../core/draft.ts';
import { shownText } from '../core/token/json.ts';
import { profileOf, type Remark } from '../core/token/profile.ts';
import { disclosuresOf } from '../core/token/sd-jwt.ts';
import type { SignatureCheck } from '../core/token/signature.ts';
import type { Token } from '../core/token/token.ts';
import { Button } from './ui/button.tsx';
import { Disclosure } from './ui/disclosure.tsx';
import { SourceLink } from './source-link.tsx';
import { Icon, type IconName } from './ui/icon.tsx';
import { TextField } from './ui/text-field.tsx';

/** What is known of a decoded token beside its claims, and what it takes to check its signature. */
export interface TokenDetailsProps {
  readonly token: Token;
  readonly draft: Draft;
  readonly signature: {
    readonly check: SignatureCheck | undefined;
    readonly pending: boolean;
    readonly begin: () => void;
  };
  readonly onChange: (patch: Partial<Draft>) => void;
}

const LONGEST_SHOWN = 300;

/** The header, what stands out, and the signature. Nothing that the token names is ever a link or a request. */
export default function TokenDetails({ token, draft, signature, onChange }: TokenDetailsProps) {
  const remarks = profileOf(token);
  const warned = remarks.filter(({ standing }) => standing === 'warned');
  const noted = remarks.filter(({ standing }) => standing === 'noted');
  return (
    <>
      {token.header?.kind === 'object' && (
        <dl aria-label="Header" className="flex flex-wrap gap-x-3 gap-y-0.5">
          {token.header.members.slice(0, 20).map(({ name, value }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a member can stand twice; its place tells the two apart
            <div key={index} className="flex min-w-0 gap-1">
              <dt className="wire max-w-40 shrink-0 text-muted">{excerpt(name, LONGEST_SHOWN)}</dt>
              <dd className="wire min-w-0">{excerpt(shownText(value), LONGEST_SHOWN)}</dd>
            </div>
          ))}
        </dl>
      )}
      <Remarks remarks={warned} />
      {noted.length > 0 && <Disclosure title="More about this token">{() => <Remarks remarks={noted} />}</Disclosure>}
      {token.kind === 'sd-jwt' && <Disclosed text={token.text} />}
      {token.kind !== 'jwe' && (
        <div className="space-y-2">
          <div className="flex flex-wrap items-center gap-2">
            <Button
              className="min-h-7 px-2.5 py-0.5 text-small"
              aria-disabled={signature.pending}
              onClick={signature.begin}
            >
              Check signature
            </Button>
            <span className="text-muted">
              {signature.pending ? 'Fetching the keys…' : signature.check ? '' : 'Asks the chosen server for its keys.'}
            </span>
          </div>
          <Outcome check={signature.check} />
          <Disclosure title="Check with other keys" attention={draft.verificationKeys !== ''}>
            {() => (
              <TextField
                label="Verification keys"
                rows={3}
                value={draft.verificationKeys}
                onChange={(verificationKeys) => onChange({ verificationKeys })}
                help="The issuer’s public keys: JWKS, JWK, or PEM. Empty: the JWKS of the chosen server, never a place that the token names."
              />
            )}
          </Disclosure>
        </div>
      )}
    </>
  );
}

const OUTCOMES: Record<SignatureCheck['state'], readonly [icon: IconName, colour: string, word: string]> = {
  verified: ['met', 'text-met', 'Signature verified'],
  failed: ['unmet', 'text-unmet', 'Signature not valid'],
  unsigned: ['warn', 'text-warn', 'Not signed'],
  'no-key': ['warn', 'text-warn', 'Signature not verified'],
};

function Outcome({ check }: { readonly check: SignatureCheck | undefined }) {
  const [icon, colour, word] = OUTCOMES[check?.state ?? 'no-key'];
  return (
    <p role="status" className="flex gap-1.5 [overflow-wrap:anywhere] empty:absolute">
      {check && (
        <>
          <span className={colour}>
            <Icon name={icon} />
          </span>
          <span className="min-w-0">
            <span className={`font-strong ${colour}`}>{word}.</span> {check.sentence}
          </span>
        </>
      )}
    </p>
  );
}

function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul className="space-y-1">
      {remarks.map(({ standing, sentence, source }) => (
        <li key={sentence} className="flex gap-1.5">
          <span className={standing === 'warned' ? 'text-warn' : 'text-muted'}>
            <Icon name={standing === 'warned' ? 'warn' : 'unasked'} />
          </span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {sentence} <SourceLink source={source} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What an SD-JWT discloses beside its claims; the digests in its payload are not compared here. */
function Disclosed({ text }: { readonly text: string }) {
  const disclosures = disclosuresOf(text);
  return (
    <div>
      <p className="text-muted">
        {disclosures.length === 0 ? 'It discloses nothing beside its claims.' : 'Disclosed beside its claims:'}
      </p>
      <ul>
        {disclosures.slice(0, 50).map(({ name, value }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a name can be disclosed twice
          <li key={index} className="wire">
            <span className="text-muted">{name === undefined ? 'array element' : excerpt(name, LONGEST_SHOWN)}</span>{' '}
            {excerpt(shownText(value), LONGEST_SHOWN)}
          </li>
        ))}
      </ul>
    </div>
  );
}
