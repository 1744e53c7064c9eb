import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

const [AT_MOST, LENGTH] = [3, 200];

/** The hosts that a certificate is for, as far as a sentence has room for them; nothing if it names none. */
export function hostsOf({ subjectAltName, subject }: X509Certificate): string {
  const alternative = [...(subjectAltName ?? '').matchAll(HOST)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const hosts = (alternative.length > 0 ? alternative : [commonName(subject) ?? '']).filter((host) => host !== '');
  return listed(hosts);
}

/** What a certificate's subject or issuer calls itself: its common name, or all of it if it has none. */
export function calledIn(name: string): string {
  return printable(commonName(name) ?? name.replaceAll('\n', ', '));
}

/** Names in a row, as far as a line has room for them. */
export function listed(names: readonly string[]): string {
  const shown = printable(names.slice(0, AT_MOST).map(printable).join(', '));
  return names.length > AT_MOST ? `${shown} and ${names.length - AT_MOST} more` : shown;
}

/** Whether a certificate is one for this host name or address. */
export function isFor(certificate: X509Certificate, name: string): boolean {
  return (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;
}

/** Node puts names in quotes that could be taken for more than one. */
const HOST = /(?:DNS|IP Address):(?:"((?:[^"\\]|\\.)*)"|([^,]*))/g;

const commonName = (name: string): string | undefined => /^CN=(.+)$/m.exec(name)?.[1];

const printable = (text: string): string => text.replaceAll(/[^ -~]/g, '?').slice(0, LENGTH);
