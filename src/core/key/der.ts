import { BaseBlock, BitString, Constructed, fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { failure, success, type Result } from '../result.ts';
import { keyRefusal, type KeyRefusal } from './refusal.ts';

/** One element of a DER or BER encoding, as the ASN.1 library read it. */
export type DerNode = BaseBlock;

/** No key needs more than this: the limits keep a hostile file from costing time (a PKCS#12 has the most elements). */
const LIMITS = { maxDepth: 24, maxNodes: 2000, parseEmbedded: false };

/**
 * Reads one DER element that fills the bytes exactly, or says that they are cut off, followed by something, or damaged.
 * @see https://www.itu.int/rec/T-REC-X.690
 */
export function readDer(bytes: Uint8Array<ArrayBuffer>): Result<DerNode, KeyRefusal> {
  const length = encodedLength(bytes);
  if (length !== undefined && length > bytes.length)
    return failure(keyRefusal('truncated', `${bytes.length} of ${length} bytes`));
  const body = length === undefined ? bytes : withoutLineEnd(bytes, length);
  if (length !== undefined && length < body.length) return failure(keyRefusal('trailing-garbage'));
  const node = parse(body);
  return node === undefined ? failure(keyRefusal('corrupt')) : success(node);
}

/** The element that the bytes hold, or undefined if they hold none, or something more. */
export function parse(bytes: Uint8Array<ArrayBuffer>): DerNode | undefined {
  if (hasLongIdentifier(bytes)) return undefined;
  try {
    const { offset, result } = fromBER(bytes, LIMITS);
    return offset === bytes.length ? result : undefined;
  } catch {
    return undefined; // the library throws for some malformed values
  }
}

/** The elements of a SEQUENCE, SET or explicit tag; none for anything else. */
export const childrenOf = (node: DerNode | undefined): readonly DerNode[] =>
  node instanceof Constructed ? node.valueBlock.value : [];

/** Whether a node is a SEQUENCE. */
export const isSequence = (node: DerNode | undefined): node is Sequence => node instanceof Sequence;

/** Whether a node is a BIT STRING. */
export const isBitString = (node: DerNode | undefined): node is BitString => node instanceof BitString;

/** The dotted text of an OBJECT IDENTIFIER. */
export const oidOf = (node: DerNode | undefined): string | undefined =>
  node instanceof ObjectIdentifier ? node.valueBlock.toString() : undefined;

/** The bytes of a non-negative INTEGER without the sign byte; undefined for any other node. */
export function integerBytesOf(node: DerNode | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (!(node instanceof Integer)) return undefined;
  const bytes = new Uint8Array(node.valueBlock.valueHexView);
  return bytes.length > 1 && bytes[0] === 0 ? bytes.subarray(1) : bytes;
}

/** A small INTEGER as a number; undefined for any other node and for what does not fit. */
export function smallIntegerOf(node: DerNode | undefined): number | undefined {
  const bytes = integerBytesOf(node);
  return bytes && bytes.length <= 4 ? bytes.reduce((value, byte) => value * 256 + byte, 0) : undefined;
}

/** The bytes of an OCTET STRING, its segments joined; undefined for any other node. */
export const octetsOf = (node: DerNode | undefined): Uint8Array<ArrayBuffer> | undefined =>
  node instanceof OctetString ? new Uint8Array(node.getValue()) : undefined;

/** The bytes of a BIT STRING that holds whole bytes. */
export const bitsOf = (node: DerNode | undefined): Uint8Array<ArrayBuffer> | undefined =>
  node instanceof BitString ? new Uint8Array(node.valueBlock.valueHexView) : undefined;

/** The number of a context-specific tag such as `[0]`; undefined for a universal one. */
export const contextTagOf = (node: DerNode): number | undefined =>
  node.idBlock.tagClass === 3 ? node.idBlock.tagNumber : undefined;

/** The bytes of an implicitly tagged OCTET STRING, in one piece or in segments. */
export function implicitOctetsOf(node: DerNode): Uint8Array<ArrayBuffer> {
  if (!(node instanceof Constructed)) {
    const { valueHexView } = node.valueBlock as unknown as { readonly valueHexView: Uint8Array };
    return new Uint8Array(valueHexView);
  }
  return Uint8Array.from(childrenOf(node).flatMap((segment) => [...(octetsOf(segment) ?? [])]));
}

/** How long the first element says that it is, header included; undefined where its end is marked instead. */
function encodedLength(bytes: Uint8Array): number | undefined {
  const first = bytes[1] ?? 0;
  if (first < 0x80) return first + 2;
  if (first === 0x80) return undefined;
  const octets = first & 0x7f;
  if (octets > 4) return Infinity;
  let length = 0;
  for (let at = 2; at < 2 + octets; at++) length = length * 256 + (bytes[at] ?? 0xff);
  return length + 2 + octets;
}

/** An editor or a shell may have ended the file with a line break. */
function withoutLineEnd(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const rest = bytes.subarray(length);
  return rest.length <= 2 && rest.every((byte) => byte === 10 || byte === 13) ? bytes.subarray(0, length) : bytes;
}

const LONGEST_IDENTIFIER = 64;

/**
 * Whether an OBJECT IDENTIFIER is longer than any real one: the library takes a second for a very long one. Constructed
 * elements are walked into by going on behind their header, which needs no stack.
 */
function hasLongIdentifier(bytes: Uint8Array): boolean {
  for (let at = 0, nodes = 0; at + 1 < bytes.length && nodes < LIMITS.maxNodes; nodes++) {
    const [tag = 0, first = 0] = [bytes[at], bytes[at + 1]];
    const octets = first > 0x80 ? first & 0x7f : 0;
    if (octets > 4) return false;
    let length = first < 0x80 ? first : 0;
    for (let octet = 0; octet < octets; octet++) length = length * 256 + (bytes[at + 2 + octet] ?? 0);
    if (tag === 6 && length > LONGEST_IDENTIFIER) return true;
    at += 2 + octets + ((tag & 0x20) === 0 ? length : 0);
  }
  return false;
}
