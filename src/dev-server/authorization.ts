/** The longest Authorization value that is passed on, in bytes. */
const LIMIT = 16 * 1024;

/** `Basic` with padded base64, or `Bearer` with visible ASCII: neither can end its header or begin another. */
const CREDENTIAL =
  /^(?:Basic (?=.)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?|Bearer [\u0021-\u007e]+)$/;

/**
 * Whether a value is one credential for the Authorization header, safe to be written as it is. Bearer tokens may have
 * more characters than their grammar allows, as some servers issue such.
 * @see https://www.rfc-editor.org/rfc/rfc7617#section-2
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function isAuthorization(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LIMIT && CREDENTIAL.test(value);
}
