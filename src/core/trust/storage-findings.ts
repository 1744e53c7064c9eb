import type { Redact } from '../report/redact.ts';
import type { StorageEvidence, TrustEvidence } from './evidence.ts';
import { findingOf, type TrustFinding } from './finding.ts';

/** What Tokenscope keeps in localStorage. */
const OWN_NAMES = /^tokenscope\.(?:theme|idle|environments(?:\.unread\.\d+)?)$/;

/** Whether the browser keeps anything that it should not. `redact` takes out of a text what must not be in it. */
export function judgeStorage({ storages }: TrustEvidence, redact: Redact): TrustFinding {
  return findingOf(
    {
      subject: 'storage',
      title: 'Storage',
      promise: 'The browser keeps the theme, the time until Lock and the environments that you save: nothing secret.',
      check: 'Developer tools, Application (Firefox: Storage): look through each storage of this origin.',
    },
    storages.flatMap((each) => faultsIn(each, redact)),
    [storages.map(describeSize).join(' · ')],
  );
}

function faultsIn({ storage, entries }: StorageEvidence, redact: Redact): readonly string[] {
  return entries.flatMap(({ name, text }) => {
    const shown = redact(name).slice(0, 60);
    if (redact(name) !== name || redact(text) !== text) return [`${storage}: “${shown}” holds something secret.`];
    if (storage === 'localStorage' && OWN_NAMES.test(name)) return [];
    return [`${storage}: “${shown}” is not from Tokenscope. Another program on this address may have left it.`];
  });
}

function describeSize({ storage, entries }: StorageEvidence): string {
  if (entries.length === 0) return `${storage} 0 bytes`;
  const known = entries.map(({ bytes }) => bytes).filter((bytes) => bytes !== undefined);
  const bytes = known.reduce((sum, each) => sum + each, 0);
  return known.length === entries.length
    ? `${storage} ${bytes} bytes`
    : `${storage}: ${entries.length} of unknown size`;
}

/** Whether what browsers write down of a page tells anything secret. */
export function judgeAddress({ written }: TrustEvidence, redact: Redact): TrustFinding {
  return findingOf(
    {
      subject: 'address',
      title: 'Address and title',
      promise: 'Address, title, history entry and window name hold nothing secret.',
      check: 'The address bar; in the console of the developer tools: history.state, window.name',
    },
    written.filter(({ text }) => redact(text) !== text).map(({ place }) => `${place} holds something secret.`),
    [written.map(({ place, text }) => `${place} ${text.length} characters`).join(' · ')],
  );
}
