import type { StorageEvidence, TrustEvidence } from './evidence.ts';
import { findingOf, type TrustFinding } from './finding.ts';

/** What Tokenscope keeps in localStorage. */
const OWN_NAMES = /^tokenscope\.(?:theme|idle|environments(?:\.unread\.\d+)?)$/;

/** Tells whether a text holds something secret. */
export type HoldsSecret = (text: string) => boolean;

/** Whether the browser keeps anything that it should not. */
export function judgeStorage({ storages }: TrustEvidence, holdsSecret: HoldsSecret): TrustFinding {
  return findingOf(
    {
      subject: 'storage',
      title: 'Storage',
      promise: 'The browser keeps the theme, the time until Lock and the environments that you save: nothing secret.',
      check: 'Developer tools, Application (Firefox: Storage): look through each storage of this origin.',
    },
    storages.flatMap((each) => faultsIn(each, holdsSecret)),
    [storages.map(describeSize).join(' · ')],
  );
}

function faultsIn({ storage, entries = [] }: StorageEvidence, holdsSecret: HoldsSecret): readonly string[] {
  const from = storage === 'Cookies' ? 'on any port of this host' : 'on this address';
  return entries.flatMap(({ name, text }) => {
    if (holdsSecret(name)) return [`${storage}: the name of an entry holds something secret.`];
    const shown = name.slice(0, 60);
    if (holdsSecret(text)) return [`${storage}: “${shown}” holds something secret.`];
    if (storage === 'localStorage' && OWN_NAMES.test(name)) return [];
    return [`${storage}: “${shown}” is not from Tokenscope. Another program ${from} may have left it.`];
  });
}

function describeSize({ storage, entries }: StorageEvidence): string {
  if (!entries) return `${storage} not allowed`;
  if (entries.length === 0) return `${storage} 0 bytes`;
  const known = entries.map(({ bytes }) => bytes).filter((bytes) => bytes !== undefined);
  const bytes = known.reduce((sum, each) => sum + each, 0);
  return known.length === entries.length
    ? `${storage} ${bytes} bytes`
    : `${storage}: ${entries.length} of unknown size`;
}

/** Whether what browsers write down of a page tells anything secret. */
export function judgeAddress({ written }: TrustEvidence, holdsSecret: HoldsSecret): TrustFinding {
  return findingOf(
    {
      subject: 'address',
      title: 'Address and title',
      promise: 'Address, title, history entry and window name hold nothing secret.',
      check: 'The address bar; in the console of the developer tools: history.state, window.name',
    },
    written.filter(({ text }) => holdsSecret(text)).map(({ place }) => `${place} holds something secret.`),
    [written.map(({ place, text }) => `${place} ${text.length} characters`).join(' · ')],
  );
}
