import type { EnvironmentDraft } from './environment.ts';
import { serverOf } from './servers.ts';

/** Who can name a host beside the person at the page, the least trusted first. */
export const SOURCES = ['link', 'import', 'discovery'] as const;

/** One of {@link SOURCES}. */
export type Source = (typeof SOURCES)[number];

/** A host that came from elsewhere. It stays so until a person confirms it, whatever is typed or derived around it. */
export interface Elsewhere {
  readonly source: Source;
  readonly host: string;
}

/** A draft with the hosts that came from elsewhere, and those that a person confirmed, joined by spaces. */
export interface PartlyTyped extends EnvironmentDraft {
  readonly elsewhere: readonly Elsewhere[];
  readonly confirmed: string;
}

/** A host that is to be confirmed, and what goes there. */
export interface UnconfirmedHost extends Elsewhere {
  /** Whether token and credentials go there; otherwise an assertion is made for it. */
  readonly isTarget: boolean;
}

/** The hosts of addresses that a source named. */
export const cameFrom = (source: Source, addresses: readonly string[]): readonly Elsewhere[] =>
  [...new Set(addresses.map(hostOf))].filter((host) => host !== '').map((host) => ({ source, host }));

/**
 * The hosts that the request would go to, or that an assertion would be made for, because a link, an import or a discovery
 * document named them, and that nobody has confirmed. Nothing is sent before.
 */
export function unconfirmedHosts(draft: PartlyTyped): readonly UnconfirmedHost[] {
  const confirmed = draft.confirmed.split(' ');
  const found = new Map<string, UnconfirmedHost>();
  for (const [address, isTarget] of addressesOf(draft)) {
    const host = hostOf(address);
    const sources = draft.elsewhere.filter((each) => each.host === host).map((each) => each.source);
    const source = SOURCES.find((each) => sources.includes(each));
    if (source && !confirmed.includes(host) && !found.has(host)) found.set(host, { source, host, isTarget });
  }
  return [...found.values()];
}

/** The hosts that are confirmed once these are too. */
export const confirming = (confirmed: string, hosts: readonly { readonly host: string }[]): string =>
  [...new Set([...confirmed.split(' '), ...hosts.map(({ host }) => host)])].filter((host) => host !== '').join(' ');

/** The host of an address with its port, or of a domain alone; empty where nothing could be sent to. */
export function hostOf(address: string): string {
  const text = address.trim();
  const url = /^https?:/i.test(text) ? text : `https://${text}`;
  return text !== '' && URL.canParse(url) ? new URL(url).host.replace(/\.(?=:|$)/, '') : '';
}

/** Those of some hosts that nobody has typed or confirmed. */
export const stillUnconfirmed = (draft: PartlyTyped, hosts: readonly string[]): readonly string[] =>
  hosts.filter(
    (host) => draft.elsewhere.some((each) => each.host === host) && !draft.confirmed.split(' ').includes(host),
  );

/** The texts that decide where a request goes, and what is asked for there; those of the list of servers lead nowhere else. */
function addressesOf(draft: EnvironmentDraft): readonly (readonly [address: string, isTarget: boolean])[] {
  switch (serverOf(draft.server)?.kind) {
    case 'custom-domain':
      return [[draft.customDomain, true]];
    case 'other':
      return [
        [draft.endpoint, true],
        [draft.issuer, false],
        [draft.tokenEndpoint, false],
      ];
    default:
      return [];
  }
}
