import { isUuid } from '../environment/environment.ts';
import { algorithmOf } from '../draft.ts';
import { SECRET_ALGORITHMS } from '../key/algorithms.ts';
import { SECRET_BYTES } from '../key/client-secret.ts';
import { evidence, inferred, type Cause } from './cause.ts';
import type { RequestFacts } from './facts.ts';
import { SOURCES } from './sources.ts';

/** What is odd about the client secret, without a word of it. */
export function secretCauses({ draft, readSecret, clientId, vendor }: RequestFacts): readonly Cause[] {
  const { method } = draft;
  if (!method.startsWith('client_secret_')) return [];
  const secret = readSecret('secret');
  if (secret === '') return [];
  const causes: Cause[] = [];
  const algorithm = SECRET_ALGORITHMS.find((name) => name === algorithmOf(draft, undefined));
  const bytes = new TextEncoder().encode(secret).length;
  if (method === 'client_secret_jwt' && algorithm && bytes < SECRET_BYTES[algorithm])
    causes.push(
      inferred(
        'secret',
        `The client secret is ${bytes} bytes long.`,
        `${algorithm} is meant for secrets of ${SECRET_BYTES[algorithm]} bytes or more; a strict server refuses a shorter one.`,
        'Take a longer secret; nothing shorter is safe to sign with.',
        SOURCES.secretLength,
      ),
    );
  if (/-----BEGIN (?:[A-Z ]*PUBLIC KEY|CERTIFICATE)|"kty"\s*:/.test(secret))
    causes.push(
      evidence(
        'secret',
        'The client secret is a public key or a certificate.',
        'A secret is a text that only client and server know; whoever has the public key could sign with this one.',
        'Enter the client secret, or choose private_key_jwt and give the private key.',
        SOURCES.clientPassword,
      ),
    );
  if (/^(?:\$\{.*\}|\$[A-Z_]{3,}|<.*>|[•*]{4,}|x{4,}|your[-_ ].*)$/i.test(secret))
    causes.push(
      inferred(
        'secret',
        'The client secret looks like a placeholder, or like what a page shows in its place.',
        'It is used as it stands.',
        'Copy the secret itself.',
        SOURCES.clientPassword,
      ),
    );
  if (vendor === 'pingone' && isUuid(secret) && !isUuid(clientId))
    causes.push(
      evidence(
        'client',
        'The client secret has the form of a client ID, and the client ID has not.',
        'The two were probably exchanged.',
        'Enter the ID as Client ID, and the secret as Client secret.',
        SOURCES.clientPassword,
      ),
    );
  if (secret === clientId)
    causes.push(
      evidence(
        'secret',
        'The client secret is the client ID.',
        'The two are never the same text.',
        'Copy the secret from the page of the application or resource.',
        SOURCES.clientPassword,
      ),
    );
  if (secret !== secret.trim())
    causes.push(
      inferred(
        'secret',
        'There is white space around the client secret.',
        'Nobody sees it, and it counts as a part of the secret.',
        'Copy the secret again, without what stands around it.',
        SOURCES.clientPassword,
      ),
    );
  if (/^(["'`]).*\1$/s.test(secret))
    causes.push(
      inferred(
        'secret',
        'The client secret stands in quotation marks.',
        'They are used as a part of the secret.',
        'Take them away.',
        SOURCES.clientPassword,
      ),
    );
  if (method === 'client_secret_basic' && /[^\w.~-]/.test(secret + clientId))
    causes.push(
      inferred(
        'encoding',
        `Client ID or secret have characters that the two encodings of credentials write differently; ${draft.basicEncoding === 'form' ? 'form-encoded' : 'raw'} is chosen.`,
        'RFC 6749 form-encodes both before Basic; many servers expect them raw.',
        'Try the other credentials encoding.',
        SOURCES.clientPassword,
      ),
    );
  return causes;
}
