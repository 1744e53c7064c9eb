import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isRecord, RefusedBody } from './control-body.ts';

export type Fault =
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'clock'; readonly aheadSeconds: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: object | string;
    }
  | { readonly kind: 'reset' | 'truncate' | 'malformed' | 'html' | 'empty' | 'hang' }
  | { readonly kind: 'huge'; readonly bytes: number }
  | { readonly kind: 'drip'; readonly chunkMs: number; readonly chunks: number };

export interface FaultRule {
  readonly route: 'introspect' | 'token' | 'jwks' | '*';
  readonly fault: Fault;
  /** How many requests it spoils; without it, all of them until the rules are replaced. */
  readonly times?: number;
}

/** A fault that befalls one request, and what to say of it to the person behind the stage. */
export interface Strike {
  readonly fault: Fault;
  readonly reason: string;
}

const ROUTES = ['introspect', 'token', 'jwks', '*'] as const;
const LONGEST_PAUSE_MS = 600_000;
const FARTHEST_CLOCK_SECONDS = 86_400;
const LARGEST_BODY = 256 * 1024 * 1024;

/** Reads the body of the `faults` control route: which answers are to go wrong, and how. */
export function readFaultRules(body: unknown): FaultRule[] {
  if (!isRecord(body) || !Array.isArray(body.rules)) throw new RefusedBody('"rules" must be a list of fault rules.');
  return body.rules.map(readRule);
}

function readRule(rule: unknown): FaultRule {
  if (!isRecord(rule)) throw new RefusedBody('A fault rule must be an object.');
  const route = ROUTES.find((known) => known === rule.route);
  if (!route) throw new RefusedBody(`"route" must be one of ${ROUTES.join(', ')}.`);
  const fault = readFault(rule.fault);
  return rule.times === undefined ? { route, fault } : { route, fault, times: readInteger(rule, 'times', 1) };
}

function readFault(fault: unknown): Fault {
  if (!isRecord(fault)) throw new RefusedBody('"fault" must be an object with a "kind".');
  const { kind } = fault;
  switch (kind) {
    case 'reset':
    case 'truncate':
    case 'malformed':
    case 'html':
    case 'empty':
    case 'hang':
      return { kind };
    case 'slow':
      return { kind, ms: readInteger(fault, 'ms', 0, LONGEST_PAUSE_MS) };
    case 'clock':
      return { kind, aheadSeconds: readInteger(fault, 'aheadSeconds', 0, FARTHEST_CLOCK_SECONDS) };
    case 'huge':
      return { kind, bytes: readInteger(fault, 'bytes', 1, LARGEST_BODY) };
    case 'drip':
      return {
        kind,
        chunkMs: readInteger(fault, 'chunkMs', 0, LONGEST_PAUSE_MS),
        chunks: readInteger(fault, 'chunks', 1, 10_000),
      };
    case 'status':
      return { kind, status: readInteger(fault, 'status', 200, 599), ...readHeaders(fault), ...readPayload(fault) };
    default:
      throw new RefusedBody('"kind" is not a fault that the sandbox knows.');
  }
}

function readInteger(from: Record<string, unknown>, name: string, min: number, max = Number.MAX_SAFE_INTEGER): number {
  const value = from[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new RefusedBody(`"${name}" must be a whole number from ${min} to ${max}.`);
}

function readHeaders({ headers }: Record<string, unknown>): { headers?: Record<string, string> } {
  if (headers === undefined) return {};
  if (!isRecord(headers)) throw new RefusedBody('"headers" must be an object of strings.');
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string' || !isHeader(name, value))
      throw new RefusedBody('"headers" must hold valid headers.');
    read[name] = value;
  }
  return { headers: read };
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

function readPayload({ body }: Record<string, unknown>): { body?: object | string } {
  if (body === undefined) return {};
  if (typeof body === 'string' || (typeof body === 'object' && body !== null)) return { body };
  throw new RefusedBody('"body" must be an object or a string.');
}
