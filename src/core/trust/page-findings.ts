import type { TrustEvidence } from './evidence.ts';
import { findingOf, withoutEvidence, type TrustFinding } from './finding.ts';

/** Whether the key that is kept can do more than sign. */
export function judgeKeys({ keys, hasKeyText }: TrustEvidence): TrustFinding {
  const finding = {
    subject: 'key',
    title: 'Signing key',
    promise: 'The key that is kept can sign and nothing else: no script can read it out.',
    check: 'In the source: src/core/key/signing-key.ts calls importKey with extractable false and the usage sign.',
  } as const;
  if (keys.length === 0) return { ...finding, standing: 'unasked', faults: [], facts: ['No key is loaded.'] };
  const faults = [
    ...(hasKeyText ? ['The text of the new key is still here, until you download it or remove the key.'] : []),
    ...keys.flatMap(({ type, extractable, usages }) => [
      ...(extractable ? ['A key is extractable: it can be read out.'] : []),
      ...(usages.join() === 'sign' ? [] : [`A key may be used for: ${usages.join(', ') || 'nothing'}.`]),
      ...(type === 'private' ? [] : [`A key is ${type}, and not private.`]),
    ]),
  ];
  const [{ extractable, usages }] = keys as [TrustEvidence['keys'][number]];
  return findingOf(
    finding,
    [...new Set(faults)],
    [
      `extractable: ${extractable} · usages: ${usages.join(', ')} · ${keys.length === 1 ? 'one key' : `one key for each of ${keys.length} algorithms`}`,
    ],
  );
}

/** Whether something stands between page and network. */
export function judgeWorkers({ workers }: TrustEvidence): TrustFinding {
  return findingOf(
    {
      subject: 'workers',
      title: 'Service workers',
      promise: 'No service worker stands between the page and the network.',
      check: 'Developer tools, Application, Service workers.',
    },
    workers.map((where) => `There is one for ${where}.`),
    workers.length > 0 ? [] : ['None.'],
  );
}

/** Where everything that runs in the page comes from. */
export function judgeScripts({ origin, sources }: TrustEvidence): TrustFinding {
  const foreign = sources.filter((source) => source === 'inline' || new URL(source).origin !== origin);
  return findingOf(
    {
      subject: 'scripts',
      title: 'Scripts and styles',
      promise: 'Every script and style in the document comes from this origin.',
      check: 'Developer tools, Sources: there is one origin. Extensions have places of their own that no page can see.',
    },
    [...new Set(foreign)].map(
      (source) => `${source === 'inline' ? 'An inline script' : new URL(source).origin} is in the page.`,
    ),
    [`${sources.length - foreign.length} from ${origin}.`],
  );
}

/** Whether page and server are of one kind. */
export function judgeVersions({ server, version }: TrustEvidence): TrustFinding {
  const finding = {
    subject: 'versions',
    title: 'Versions',
    promise: 'Page and server are of the same version.',
    check: 'node --version; npm ls --depth 0; npm audit signatures',
  } as const;
  if (!server) return withoutEvidence(finding, `Tokenscope ${version}; the server did not answer.`);
  const { tokenscope, vite, node } = server.versions;
  return findingOf(
    finding,
    version === tokenscope ? [] : [`The page is of version ${version}, the server of ${tokenscope}: build it anew.`],
    [`Tokenscope ${version} · Vite ${vite} · Node ${node}`],
  );
}
