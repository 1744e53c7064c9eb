import { duplicateNames, readJson } from '../token/json.ts';

/** The claims that an assertion always has and that have options of their own. */
const OWN_CLAIMS: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'jti', 'iat', 'exp']);

/** What keeps a text from being the extra claims of an assertion, as a sentence; undefined if nothing does. */
export function extraClaimsError(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const json = readJson(text);
  if (!json.ok)
    return json.reason.at >= text.length
      ? 'This is not JSON yet: it ends too early.'
      : `This is not JSON: it stops being JSON at character ${json.reason.at + 1}.`;
  if (json.value.kind !== 'object') return 'Enter a JSON object, such as {"tenant": "a"}.';
  const [twice] = duplicateNames(json.value);
  if (twice !== undefined) return `“${twice.slice(0, 40)}” stands twice in it.`;
  const own = json.value.members.find(({ name }) => OWN_CLAIMS.has(name));
  return own && `“${own.name}” is made by Tokenscope: it cannot be an extra claim.`;
}
