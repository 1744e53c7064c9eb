interface AudienceConsentProps {
  readonly audience: string;
  readonly isGiven: boolean;
  readonly onChange: (consentedAudience: string) => void;
}

/** Asks before an assertion for one server is sent to another: whoever receives it could use it there. */
export function AudienceConsent({ audience, isGiven, onChange }: AudienceConsentProps) {
  return (
    <label className="flex gap-2 rounded-box bg-warn-soft px-3 py-2 text-small text-warn">
      <input
        type="checkbox"
        checked={isGiven}
        onChange={(event) => onChange(event.target.checked ? audience : '')}
        className="mt-0.5 shrink-0 accent-ink"
      />
      <span>
        Sign for <span className="font-mono break-all">{audience}</span> although the request goes to another host.
        Whoever receives the assertion can use it there.
      </span>
    </label>
  );
}
