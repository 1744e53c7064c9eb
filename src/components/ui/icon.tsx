const PATHS = {
  met: 'm3.5 8.5 3 3 6-7',
  unmet: 'm4 4 8 8m0-8-8 8',
  missing: 'M4 8h8',
  unasked: 'M8 8h.01',
  warn: 'M8 4v5m0 2.5h.01',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  environments: 'M2.5 5.5 8 3l5.5 2.5L8 8zM2.5 8 8 10.5 13.5 8M2.5 10.5 8 13l5.5-2.5',
  commands: 'm3 5 3 3-3 3m5 1h5',
  trust: 'M8 2.5 13 4v4c0 3-2 4.6-5 5.8C5 12.6 3 11 3 8V4zm-2 5.5 1.5 1.5L10.5 6.5',
  lock: 'M5 7V5a3 3 0 0 1 6 0v2M4 7h8v6H4z',
  theme: 'M8 2.5v11a5.5 5.5 0 0 0 0-11Zm0 0a5.5 5.5 0 0 0 0 11',
  copy: 'M6 6h7v7H6zM10 6V3H3v7h3',
  pending: 'M8 4.5V8l2.5 1.5M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11',
} as const;

/** The name of a drawn sign. */
export type IconName = keyof typeof PATHS;

/** A drawn sign in the colour of its text; hidden from assistive technology, so a word always stands beside it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 16 16" fill="none" className="shrink-0">
      <path d={PATHS[name]} stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
