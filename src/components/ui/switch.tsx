interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something that is on or off at once, with its name beside it. */
export function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      onClick={() => onChange(!checked)}
      className="inline-flex min-h-6 items-center gap-1.5 rounded-box px-1 text-small text-muted hover:text-ink"
    >
      <svg aria-hidden="true" width="26" height="14" viewBox="0 0 26 14">
        <rect
          x="0.75"
          y="0.75"
          width="24.5"
          height="12.5"
          rx="6.25"
          className={checked ? 'fill-ink stroke-ink' : 'fill-none stroke-edge'}
          strokeWidth="1.5"
        />
        <circle cx={checked ? 19 : 7} cy="7" r="4" className={checked ? 'fill-panel' : 'fill-edge'} />
      </svg>
      {label}
    </button>
  );
}
