import type { IncomingHttpHeaders } from 'node:http';
import { decodeJwt } from 'jose';

/** The client that a request claims to come from, by whatever it authenticates itself. Nothing of it has been proved. */
export function claimantOf({ authorization = '' }: IncomingHttpHeaders, form: URLSearchParams): string | undefined {
  return subjectOf(form.get('client_assertion')) || form.get('client_id') || userOf(authorization) || undefined;
}

function subjectOf(assertion: string | null): string | undefined {
  try {
    const { sub } = decodeJwt(assertion ?? '');
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined; // no JWT
  }
}

function userOf(authorization: string): string {
  const [, credentials = ''] = /^basic +(\S+)$/i.exec(authorization) ?? [];
  const [user = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':', 1);
  // RFC 6749 wants both parts form-encoded, section 2.3.1
  return new URLSearchParams(`_=${user.replaceAll('&', '%26')}`).get('_') ?? '';
}
