import { readAddress } from './address.ts';
import { recogniseAddress } from './address-shape.ts';
import { isUuid, type EnvironmentDraft } from '../environment/environment.ts';
import { mixedUpIssuer } from './mixed-up-issuer.ts';
import { movedTo, type MixUp } from './moved-address.ts';
import { serverOf } from '../environment/servers.ts';

/**
 * What the typed fields say that contradicts the chosen server, such as a whole URL where an environment ID belongs;
 * undefined where nothing does. Never more than a hint: what was typed stays until a person presses the button.
 */
export function mixUpOf(draft: EnvironmentDraft): MixUp | undefined {
  switch (serverOf(draft.server)?.kind) {
    case 'sandbox':
    case 'region':
      return inEnvironmentId(draft);
    case 'custom-domain':
      return inCustomDomain(draft);
    default:
      return mixedUpIssuer(draft);
  }
}

function inEnvironmentId({ server, environmentId }: EnvironmentDraft): MixUp | undefined {
  const found = isUuid(environmentId.trim()) ? undefined : recogniseAddress(environmentId);
  if (found?.kind === 'region' && found.server === server)
    return {
      sentence: 'The environment ID is a UUID, and this is a whole URL.',
      patch: { environmentId: found.environmentId },
      label: found.environmentId === '' ? 'Empty the field' : 'Use the UUID in it',
    };
  if (found) return movedTo('The field Environment ID holds', found, { environmentId: '' });
  const id = server === 'sandbox' ? idOnOwnMachine(environmentId) : undefined;
  return id === undefined
    ? undefined
    : {
        sentence: 'The environment ID is a UUID, and this is a whole URL.',
        patch: { environmentId: id },
        label: 'Use the UUID in it',
      };
}

function inCustomDomain({ customDomain }: EnvironmentDraft): MixUp | undefined {
  const found = recogniseAddress(customDomain);
  return found === undefined || found.kind === 'custom-domain'
    ? undefined
    : movedTo('The field Custom domain holds', found, { customDomain: '' });
}

/** The environment ID in a URL of the sandbox, whose port is another at each start. */
function idOnOwnMachine(text: string): string | undefined {
  const address = readAddress(text);
  const id = address?.path.split('/')[1] ?? '';
  return address && /^(?:127\.0\.0\.1|localhost)$/.test(address.hostname) && isUuid(id) ? id : undefined;
}
