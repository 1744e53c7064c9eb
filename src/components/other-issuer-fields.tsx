import { useEffect } from 'react';
import { endpointsAt, presetPatch } from '../core/vendor/preset-patch.ts';
import { presetOf, PRESETS } from '../core/vendor/presets.ts';
import { derived } from '../core/environment/elsewhere.ts';
import type { Draft } from '../core/draft.ts';
import type { FieldErrors } from '../core/field-errors.ts';
import { PresetNotes } from './preset-notes.tsx';
import { Button } from './ui/button.tsx';
import { SelectField } from './ui/select-field.tsx';
import { TextField } from './ui/text-field.tsx';

/** What came of reading the server's metadata, and how to. */
export interface DiscoveryView {
  readonly pending: boolean;
  /** What was taken, and what the server does not say; undefined while nothing was read. */
  readonly found: { readonly taken: readonly string[]; readonly notes: readonly string[] } | undefined;
  readonly error: string | undefined;
  readonly discover: () => void;
}

interface OtherIssuerFieldsProps {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly discovery: DiscoveryView;
  readonly onChange: (patch: Partial<Draft>) => void;
}

const PRESET_OPTIONS = [
  { value: '', label: 'none: any RFC 7662 server' },
  ...PRESETS.map(({ id, label, introspects }) => ({
    value: id,
    label: introspects ? label : `${label} (has no introspection)`,
  })),
];

/** Any other vendor's server: its issuer, from which a preset or its metadata tell the rest. */
export default function OtherIssuerFields({ draft, errors, discovery, onChange }: OtherIssuerFieldsProps) {
  const preset = presetOf(draft.preset);
  useEffect(() => {
    // a link can name preset and issuer alone
    if (preset && draft.issuer !== '' && draft.endpoint === '')
      onChange(derived(draft, endpointsAt(draft, preset, draft.issuer)));
    // only what it was opened with: what is typed later is followed as it is typed
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return (
    <>
      <SelectField
        label="Preset"
        value={preset?.id ?? ''}
        options={PRESET_OPTIONS}
        onChange={(id) => onChange(presetPatch(draft, id))}
        help={preset ? undefined : 'A product whose endpoints and habits are known.'}
      />
      {preset && <PresetNotes preset={preset} />}
      <TextField
        label="Issuer URL"
        value={draft.issuer}
        onChange={(issuer) => onChange({ issuer, ...derived(draft, endpointsAt(draft, preset, issuer)) })}
        onEnter={discovery.discover}
        error={errors.issuer ?? discovery.error}
        placeholder={preset?.issuerExample ?? 'https://sso.example.com/realms/orders'}
        help="Becomes the audience (aud) of the client_assertion: exactly as the server spells it."
        action={
          <Button
            look="small"
            aria-disabled={discovery.pending}
            onClick={discovery.discover}
            title="Read the server’s own metadata (OpenID Connect Discovery, RFC 8414)"
          >
            Discover
          </Button>
        }
      />
      <div role="status" aria-label="Discovery" className="space-y-1 text-small empty:absolute">
        {discovery.pending && <p className="pulse text-muted">Reading the server’s metadata…</p>}
        {discovery.error !== undefined && <p className="sr-only">{discovery.error}</p>}
        {discovery.found && (
          <ul className="list-disc space-y-1 pl-4">
            {discovery.found.taken.map((sentence) => (
              <li key={sentence} className="[overflow-wrap:anywhere]">
                {sentence}
              </li>
            ))}
            {discovery.found.notes.map((sentence) => (
              <li key={sentence} className="[overflow-wrap:anywhere] text-warn">
                {sentence}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
