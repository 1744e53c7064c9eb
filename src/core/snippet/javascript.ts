import { javascriptLiteral } from './literals.ts';
import { camelCase, type Notation, type WrittenRequest } from './notation.ts';

/** JavaScript, where `variable` writes the expression for what is secret. */
export const javascriptNotation = (variable: Notation['variable']): Notation => ({
  literal: javascriptLiteral,
  variable,
  identifier: camelCase,
  declare: (identifier, expression) => `const ${identifier} = ${expression};`,
  comment: '//',
});

/** The function that encodes a half of the credentials, where they are form-encoded; it calls nothing but the platform. */
export const FORM_ENCODED: readonly string[] = [
  'function formEncoded(text) {',
  "  return new URLSearchParams([['', text]]).toString().slice(1);",
  '}',
];

/** The lines of an object that hold the Authorization header, none where there is none; they call `base64` and `formEncoded`. */
export function authorizationLines({ basic, bearer }: WrittenRequest): readonly string[] {
  if (bearer !== undefined) return [`headers: { Authorization: \`Bearer \${${bearer}}\` },`];
  if (!basic) return [];
  const encoded = (value: string): string => (basic.encoding === 'form' ? `formEncoded(${value})` : value);
  const pair = `\${${encoded(basic.clientId)}}:\${${encoded(basic.secret)}}`;
  return ['headers: {', `  Authorization: \`Basic \${base64(\`${pair}\`)}\`,`, '},'];
}
