import type { ComponentProps } from 'react';

const LOOKS = {
  primary: 'bg-ink text-canvas border-ink font-strong hover:opacity-90 px-4 py-2',
  plain: 'bg-panel text-ink border-line hover:bg-well px-3 py-1.5',
  quiet: 'border-transparent text-muted hover:text-ink hover:bg-well px-2 py-1',
} as const;

/** A button; never submits by accident. */
export function Button({
  look = 'plain',
  className = '',
  ...props
}: ComponentProps<'button'> & { readonly look?: keyof typeof LOOKS }) {
  return (
    <button
      type="button"
      {...props}
      className={`inline-flex min-h-8 items-center justify-center gap-1.5 rounded-box border whitespace-nowrap transition-colors duration-100 disabled:opacity-50 ${LOOKS[look]} ${className}`}
    />
  );
}
