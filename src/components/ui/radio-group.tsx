import { useId } from 'react';

interface RadioGroupProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly help?: string;
}

/** One of a few, all of them in sight: native radio buttons in one row. */
export function RadioGroup({ label, value, options, onChange, help }: RadioGroupProps) {
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={help ? `${id}-help` : undefined}>
      <div id={`${id}-label`} className="mb-1 font-strong">
        {label}
      </div>
      <div className="flex rounded-box border border-edge p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex flex-1 cursor-pointer items-center justify-center gap-1.5 rounded-box px-3 py-1 text-muted has-checked:bg-well has-checked:font-strong has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="accent-ink outline-none"
            />
            {option.label}
          </label>
        ))}
      </div>
      {help && (
        <p id={`${id}-help`} className="mt-1 text-small text-muted">
          {help}
        </p>
      )}
    </div>
  );
}
