import type { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Whom the relay trusts to vouch for a server. */
export interface Trust {
  /** The certificates that were named at start, beside node's own authorities. */
  readonly added: readonly X509Certificate[];
  readonly context: SecureContext;
}

/** Trust in node's own authorities and in the certificates that were added, be they authorities or servers'. */
export function trustIn(added: readonly X509Certificate[]): Trust {
  const ca = [...rootCertificates, ...added.map((certificate) => certificate.toString())];
  return {
    added,
    context: createSecureContext({
      minVersion: 'TLSv1.2',
      // a server's own certificate, once named, needs nobody above it
      ...(added.length === 0 ? {} : { ca, allowPartialTrustChain: true }),
    }),
  };
}
