import type { Source } from '../core/claims/source.ts';

/** Where a rule or a meaning is written: a link of our own, never one that a token or a server named. */
export function SourceLink({ source }: { readonly source: Source }) {
  return (
    <a
      href={source.url}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-block max-w-full text-small [overflow-wrap:anywhere] text-muted underline decoration-line underline-offset-2 hover:text-ink"
    >
      {source.name}
    </a>
  );
}
