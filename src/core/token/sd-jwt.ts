import type { JsonNode } from './json.ts';
import { readPart } from './jwt-part.ts';

/** One claim that an SD-JWT discloses; without a name it is the element of an array. */
export interface Disclosure {
  readonly name: string | undefined;
  readonly value: JsonNode;
}

/**
 * The claims that stand behind the signed part of an SD-JWT, in their order. What cannot be read as a disclosure is left
 * out, and so is a key binding JWT at the end. Whether the signed part has their digests is not checked.
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-4.2
 */
export function disclosuresOf(text: string): readonly Disclosure[] {
  const [, ...encoded] = text.split('~');
  return encoded.flatMap((part): readonly Disclosure[] => {
    const json = part === '' || part.includes('.') ? undefined : readPart(part, 'payload');
    if (json?.kind !== 'array') return [];
    const [salt, name, value] = json.items;
    if (salt?.kind !== 'string' || name === undefined || json.items.length > 3) return [];
    if (value === undefined) return [{ name: undefined, value: name }];
    return name.kind === 'string' ? [{ name: name.text, value }] : [];
  });
}
