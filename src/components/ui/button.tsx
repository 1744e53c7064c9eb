import type { ComponentProps } from 'react';

const LOOKS = {
  primary: 'bg-ink text-canvas border-ink font-strong hover:opacity-90 px-4 py-2',
  plain: 'bg-panel text-ink border-line hover:bg-well px-3 py-1.5',
  quiet: 'border-transparent text-muted hover:text-ink hover:bg-well px-2 py-1',
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
      className={`inline-flex min-h-8 items-center justify-center gap-1.5 rounded-box border whitespace-nowrap transition-colors duration-100 disabled:opacity-50 ${LOOKS[look]} ${className}`}
    />
  );
}
