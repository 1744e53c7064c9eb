import type { Preset } from '../core/vendor/presets.ts';
import { SourceLink } from './source-link.tsx';

/** What surprises callers of a product, each with the page that says so. */
export function PresetNotes({ preset }: { readonly preset: Preset }) {
  return (
    <div
      className={`rounded-box px-3 py-2 text-small ${preset.introspects ? 'bg-well' : 'bg-warn-soft text-warn'}`}
      role="note"
      aria-label={preset.label}
    >
      <ul className="list-disc space-y-1 pl-4">
        {preset.quirks.map(({ text, source }) => (
          <li key={text}>
            {text} {source !== undefined && <SourceLink source={{ name: 'source', url: source }} />}
          </li>
        ))}
        {preset.endpointExample !== undefined && !preset.endpointOf?.(preset.issuerExample) && (
          <li>
            Its endpoint looks like <code className="font-mono break-all">{preset.endpointExample}</code>
          </li>
        )}
      </ul>
    </div>
  );
}
