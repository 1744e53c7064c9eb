import { useId } from 'react';
import type { AudienceConsent as Asked } from '../core/draft.ts';

interface AudienceConsentProps {
  readonly asked: Asked;
  readonly given: string;
  /** What is said when the question was asked without consent. */
  readonly error: string | undefined;
  readonly onChange: (consent: string) => void;
}

/** Asks before an assertion for one server is sent to another: whoever receives it could use it there. */
export default function AudienceConsent({ asked, given, error, onChange }: AudienceConsentProps) {
  const id = useId();
  return (
    <div className="rounded-box bg-warn-soft px-3 py-2 text-small text-warn">
      <label className="flex gap-2">
        <input
          type="checkbox"
          checked={given === asked.consent}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? id : undefined}
          onChange={(event) => onChange(event.target.checked ? asked.consent : '')}
          className="mt-0.5 shrink-0 accent-ink"
        />
        <span>
          Sign for <span className="font-mono break-all">{asked.audience}</span> although the request goes to another
          host. Whoever receives the assertion can use it there.
        </span>
      </label>
      {error && (
        <p id={id} className="mt-1 text-unmet">
          {error}
        </p>
      )}
    </div>
  );
}
