import { X509Certificate } from 'node:crypto';
import { calledIn, hostsOf, isFor } from './certificate-names.ts';
import { codeOf, faultOfError, RelayFault } from './relay-fault.ts';

/** What a failed handshake was about. */
export interface Handshake {
  /** The host name or address that the certificate had to be for. */
  readonly name: string;
  /** The certificates that were named at start. */
  readonly added: readonly X509Certificate[];
  /** The certificate that the server showed, if it came that far, in DER. */
  readonly shown: Buffer | undefined;
}

/** The fault that an error of a TLS handshake stands for, with what the certificate says of itself. */
export function faultOfTls(error: unknown, { name, added, shown: bytes }: Handshake): RelayFault {
  const fault = faultOfError(error, 'securing');
  if (!bytes) return fault;
  const shown = new X509Certificate(bytes);
  if (fault.failure === 'tls-hostname') return new RelayFault('tls-hostname', `${hostSentence(shown)}.`);
  if (fault.failure !== 'tls-untrusted') return fault;
  if (isAnother(shown, added, name)) return new RelayFault('tls-pin-mismatch', mismatchSentence(shown));
  // to trust it would not help
  if (!isFor(shown, name))
    return new RelayFault('tls-hostname', `${hostSentence(shown)}, and no trusted authority vouches for it.`);
  return codeOf(error) === 'DEPTH_ZERO_SELF_SIGNED_CERT'
    ? fault
    : new RelayFault('tls-untrusted', `${unknownAuthority(shown)}${CHAIN[codeOf(error)] ?? ''}.`);
}

/** Whether a certificate was named for this very host, and it is not the one shown. */
function isAnother(shown: X509Certificate, added: readonly X509Certificate[], name: string): boolean {
  const named = added.filter((certificate) => isFor(certificate, name));
  return named.length > 0 && !named.some(({ fingerprint256 }) => fingerprint256 === shown.fingerprint256);
}

const hostSentence = (shown: X509Certificate): string => {
  const hosts = hostsOf(shown);
  return hosts === '' ? 'The certificate names no host' : `The certificate is for ${hosts}`;
};

const unknownAuthority = ({ issuer }: X509Certificate): string =>
  `The certificate was issued by “${calledIn(issuer)}”, an authority that is not known here`;

const mismatchSentence = ({ issuer, validFrom }: X509Certificate): string => {
  const from = new Date(validFrom);
  const since = Number.isNaN(from.valueOf()) ? '' : `, valid since ${from.toISOString().slice(0, 10)}`;
  return `The certificate shown was issued by “${calledIn(issuer)}”${since}.`;
};

const CHAIN: Readonly<Record<string, string>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '; the server sends no certificate in between',
};
