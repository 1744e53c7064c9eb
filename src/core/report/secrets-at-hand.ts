import type { Draft, SecretName } from '../draft.ts';
import { isUuid } from '../environment/environment.ts';
import type { Answered } from '../introspection/introspect.ts';
import { cleanToken } from '../token/clean.ts';
import { shownText, type JsonNode } from '../token/json.ts';
import type { Token } from '../token/token.ts';
import { SHOWN_CLAIMS } from './shown-claims.ts';
import type { Redaction } from './redact.ts';

/** Where secrets may be: what was typed, and what was sent. */
export interface Holder {
  readonly draft: Draft;
  readonly token: Token;
  readonly readSecret: (name: SecretName) => string;
  readonly answered: Answered | undefined;
}

/** Every text at hand that must be written nowhere: what authenticates, the token, and their parts. */
export function secretsAtHand({ draft, readSecret, answered }: Holder): readonly Redaction[] {
  const { parameters = [], authorization = '' } = answered?.exchange?.call ?? {};
  const sent = parameters.filter(([name]) => /^(?:token|client_secret|client_assertion)$/.test(name));
  return [
    { text: draft.token, name: 'token' },
    { text: cleanToken(draft.token, draft.chosenToken).text, name: 'token' },
    { text: authorization, name: 'Authorization' },
    { text: authorization.replace(/^\w+ /, ''), name: 'Authorization' },
    ...sent.map(([name, text]) => ({ text, name })),
    ...sent.flatMap(([name, text]) => partsOf(text, name)),
    ...(['secret', 'assertion', 'bearer'] as const).flatMap((name) => [
      { text: readSecret(name), name },
      ...partsOf(readSecret(name), name),
    ]),
  ];
}

/** What may be secret of the fields that are public: a secret in the place of the client's ID, and whom a token is about. */
export const doubtfulTexts = ({ draft, readSecret }: Holder): readonly Redaction[] => [
  // two that were exchanged
  {
    text: isUuid(readSecret('secret').trim()) && !isUuid(draft.clientId.trim()) ? draft.clientId : '',
    name: 'secret',
  },
  { text: draft.expectedSubject, name: 'expected subject' },
];

/** Payload and signature of a JWT; its header says nothing that is secret, and is the same for many. */
const partsOf = (text: string, name: string): readonly Redaction[] =>
  text
    .split('.')
    .slice(1)
    .filter((part) => part.length >= 16)
    .map((part) => ({ text: part, name }));

/**
 * The texts in a token's claims that a report does not show: an answer, or a page of HTML, may repeat them. What is a part of
 * something that is shown, as the environment ID is of the issuer, stays.
 */
export function personalTexts({ token: { claims }, draft, answered }: Holder): readonly Redaction[] {
  const members = claims?.kind === 'object' ? claims.members : [];
  const { issuer = '', introspectionEndpoint = '' } = answered?.inquiry.environment ?? {};
  const isShown = (name: string): boolean => SHOWN_CLAIMS.has(name);
  const shown = [
    ...members.filter(({ name }) => isShown(name)).map(({ value }) => shownText(value)),
    draft.clientId,
    draft.expectedResource,
    draft.expectedScope,
    issuer,
    introspectionEndpoint,
  ];
  return members
    .filter(({ name }) => !isShown(name))
    .flatMap(({ value }) => textsIn(value))
    .filter((text) => text.length >= 4 && !shown.some((each) => each.includes(text)))
    .map((text) => ({ text, name: 'claim of the token' }));
}

/** Every text in a value, at any depth. */
const textsIn = (node: JsonNode): readonly string[] =>
  node.kind === 'string'
    ? [shownText(node)]
    : node.kind === 'array'
      ? node.items.flatMap(textsIn)
      : node.kind === 'object'
        ? node.members.flatMap(({ value }) => textsIn(value))
        : [];
