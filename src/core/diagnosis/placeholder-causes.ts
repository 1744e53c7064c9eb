import { excerpt } from '../claims/excerpt.ts';
import type { Draft } from '../draft.ts';
import { inferred, type Cause } from './cause.ts';
import type { RequestFacts } from './facts.ts';

/** The fields in which a template leaves its variables, and what people call them. */
const FIELDS = [
  ['clientId', 'client ID'],
  ['issuer', 'issuer URL'],
  ['endpoint', 'introspection endpoint'],
  ['customDomain', 'custom domain'],
  ['keyId', 'Key ID'],
  ['customAudience', 'custom audience'],
  ['extraClaims', 'extra claims'],
  ['jwksUrl', 'JWKS URL'],
  ['expectedResource', 'expected resource'],
  ['expectedScope', 'expected scope'],
  ['expectedIssuer', 'expected issuer'],
  ['expectedClient', 'expected client'],
] as const satisfies readonly (readonly [field: keyof Draft, label: string])[];

/** A variable of Postman, a shell, a template language, or of documentation, that nobody has replaced. */
const PLACEHOLDERS = [
  /\{\{[^}]*\}\}|%7B%7B.*?%7D%7D|\$\{[^}]*\}|<[a-z][\w -]*>|\b(?:replace|change)[-_ ]?me\b|^x{4,}$/i,
  /\$[A-Z_]{3,}\b|\bYOUR[-_][A-Z][A-Z_-]*|^%[A-Z_]{3,}%$|^\[[a-z_]{3,}\]$/,
  /(?:^|[\s/"'=])your[-_](?:client|app|api|tenant|domain|org|realm|resource|scope|environment|env)[\w-]*/i,
];

/** Fields that still hold a variable of a template instead of its value. */
export const placeholderCauses = ({ draft }: RequestFacts): readonly Cause[] =>
  FIELDS.flatMap(([field, label]) => {
    const text = draft[field] ?? '';
    const found = PLACEHOLDERS.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);
    return found === undefined
      ? []
      : [
          inferred(
            `placeholder-${field}`,
            `The ${label} holds ${excerpt(found, 60)}.`,
            'This looks like a variable of a template that was never replaced.',
            `Replace it with the ${label} itself.`,
          ),
        ];
  });
