import type { RegisteredKey } from '../core/key/registered-keys.ts';
import { compareRegisteredKeys, type RegistrationFinding, type SigningIdentity } from '../core/key/registration.ts';
import { Icon, type IconName } from './ui/icon.tsx';

const LOOKS: Record<RegistrationFinding['standing'], readonly [icon: IconName, colour: string, word: string]> = {
  met: ['met', 'text-met', 'fine'],
  unmet: ['unmet', 'text-unmet', 'wrong'],
  missing: ['warn', 'text-warn', 'warning'],
};

interface RegistrationFindingsProps {
  readonly registered: readonly RegisteredKey[];
  readonly identity: SigningIdentity;
}

/** In which respects the signing key matches the registered ones, and in which it does not. */
export function RegistrationFindings({ registered, identity }: RegistrationFindingsProps) {
  return (
    <ul className="space-y-1">
      {compareRegisteredKeys(registered, identity).map(({ about, standing, sentence, remedy }) => {
        const [icon, colour, word] = LOOKS[standing];
        return (
          <li key={about} data-about={about} data-standing={standing} className="flex gap-1.5">
            <span className={colour}>
              <Icon name={icon} />
            </span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <code className="font-mono font-strong">{about}</code> <span className="sr-only">{word}: </span>
              {sentence} {remedy && <span className="text-muted">{remedy}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
