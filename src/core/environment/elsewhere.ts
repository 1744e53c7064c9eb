import type { EnvironmentDraft } from './environment.ts';
import { serverOf } from './servers.ts';

/** Who can name a host beside the person at the page, the least trusted first. */
export const SOURCES = ['link', 'import', 'discovery'] as const;

/** One of {@link SOURCES}. */
export type Source = (typeof SOURCES)[number];

/**
 * A host that came from elsewhere, by its name alone: the port that a scheme stands for can change with the scheme. It stays
 * so until a person confirms it, whatever is typed or derived around it.
 */
export interface Elsewhere {
  readonly source: Source;
  readonly host: string;
}

/** A draft with the hosts that came from elsewhere, and those that a person confirmed, joined by spaces. */
export interface PartlyTyped extends EnvironmentDraft {
  readonly elsewhere: readonly Elsewhere[];
  readonly confirmed: string;
  readonly audience: string;
  readonly customAudience: string;
}

/** A host that is to be confirmed, and what goes there. */
export interface UnconfirmedHost extends Elsewhere {
  /** The host as it is shown, with its port. */
  readonly shown: string;
  /** Whether token and credentials go there; otherwise an assertion is made for it. */
  readonly isTarget: boolean;
}

/** The hosts of addresses that a source named. */
export const cameFrom = (source: Source, addresses: readonly string[]): readonly Elsewhere[] =>
  hostsOf(addresses).map((host) => ({ source, host }));

/** The names of the hosts that addresses lead to, each once. */
export const hostsOf = (addresses: readonly string[]): readonly string[] =>
  [...new Set(addresses.map(hostOf))].filter((host) => host !== '');

/**
 * The hosts that the request would go to, or that an assertion would be made for, because a link, an import or a discovery
 * document named them, and that nobody has confirmed. Nothing is sent before.
 */
export function unconfirmedHosts(draft: PartlyTyped): readonly UnconfirmedHost[] {
  const found = new Map<string, UnconfirmedHost>();
  for (const [address, isTarget] of addressesOf(draft)) {
    const [host, shown] = [hostOf(address), urlOf(address)?.host ?? ''];
    const source = sourceOf(draft, host);
    if (source && isUnconfirmedHost(draft, host) && !found.has(host))
      found.set(host, { source, host, shown, isTarget });
  }
  return [...found.values()];
}

/**
 * A patch that derives addresses from those in the form. Where one of these came from elsewhere, so did what is derived: it
 * may have another host.
 */
export function derived<Patch extends Partial<EnvironmentDraft>>(
  draft: PartlyTyped,
  patch: Patch,
): Patch & Pick<Partial<PartlyTyped>, 'elsewhere'> {
  const sources = ADDRESSES.flatMap((field) => sourceOf(draft, hostOf(draft[field])) ?? []);
  const source = SOURCES.find((each) => sources.includes(each));
  if (source === undefined) return patch;
  return {
    ...patch,
    elsewhere: [
      ...draft.elsewhere,
      ...cameFrom(
        source,
        ADDRESSES.map((field) => patch[field] ?? ''),
      ),
    ],
  };
}

/** The fields that hold an address, or one that was pasted into the wrong field. */
const ADDRESSES = ['environmentId', 'customDomain', 'issuer', 'endpoint', 'tokenEndpoint'] as const;

/** The least trusted of those who named a host. */
const sourceOf = (draft: PartlyTyped, host: string): Source | undefined =>
  SOURCES.find((source) => draft.elsewhere.some((each) => each.source === source && each.host === host));

/** The hosts that are confirmed once these are too. */
export const confirming = (confirmed: string, hosts: readonly { readonly host: string }[]): string =>
  [...new Set([...confirmed.split(' '), ...hosts.map(({ host }) => host)])].filter((host) => host !== '').join(' ');

/** The name of the host that an address leads to; empty where nothing could be sent to. */
export const hostOf = (address: string): string => urlOf(address)?.hostname.replace(/\.$/, '') ?? '';

/** An address as everything that sends reads it, or a domain alone. */
function urlOf(address: string): URL | undefined {
  const text = address.trim();
  const whole = URL.canParse(text) ? new URL(text) : undefined;
  if (whole && /^https?:$/.test(whole.protocol)) return whole;
  if (/^https?:/i.test(text.replace(/[\x00-\x20]/g, ''))) return undefined; // of a scheme alone
  return text !== '' && URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : undefined;
}

/** Whether a host came from elsewhere, and nobody has confirmed it. */
export const isUnconfirmedHost = (draft: PartlyTyped, host: string): boolean =>
  sourceOf(draft, host) !== undefined && !draft.confirmed.split(' ').includes(host);

/** The texts that decide where a request goes, and what is asked for there; those of the list of servers lead nowhere else. */
function addressesOf(draft: PartlyTyped): readonly (readonly [address: string, isTarget: boolean])[] {
  const audience = draft.audience === 'custom' ? [[draft.customAudience, false] as const] : [];
  switch (serverOf(draft.server)?.kind) {
    case 'custom-domain':
      return [[draft.customDomain, true], ...audience];
    case 'other':
      return [[draft.endpoint, true], [draft.issuer, false], [draft.tokenEndpoint, false], ...audience];
    default:
      return audience;
  }
}
