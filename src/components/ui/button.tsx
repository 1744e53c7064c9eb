import type { ComponentProps } from 'react';

const LOOKS = {
  primary: 'min-h-8 bg-ink text-canvas border-ink font-strong hover:opacity-90 px-4 py-2',
  plain: 'min-h-8 bg-panel text-ink border-line hover:bg-well px-3 py-1.5',
  quiet: 'min-h-8 border-transparent text-muted hover:text-ink hover:bg-well px-2 py-1',
  small: 'min-h-6 bg-panel text-ink border-line hover:bg-well px-2 text-small',
  'small-quiet': 'min-h-6 border-transparent text-muted hover:text-ink hover:bg-well px-2 text-small',
} as const;

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof LOOKS;
  /** Whether it has the focus as it appears: it takes the place of what had it. */
  readonly isFocused?: boolean;
}

/** A button; never submits by accident. */
export function Button({ look = 'plain', className = '', isFocused = false, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- without it, the focus would be lost
      autoFocus={isFocused}
      {...props}
      className={`inline-flex items-center justify-center gap-1.5 rounded-box border whitespace-nowrap transition-colors duration-100 disabled:opacity-50 ${LOOKS[look]} ${className}`}
    />
  );
}
