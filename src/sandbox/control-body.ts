/** A body that a control route cannot use; the message says so in one sentence. */
export class RefusedBody extends Error {
  override readonly name = 'RefusedBody';
}

/** Whether the value is a plain JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
