import { extraClaimsError } from '../assertion/extra-claims.ts';
import type { AssertionOptions } from '../assertion/options.ts';
import { ALGORITHMS, SECRET_ALGORITHMS } from '../key/algorithms.ts';
import { failure, success, type Result } from '../result.ts';
import type { LanguageId } from './languages.ts';
import { CSHARP_SIGNER } from './signer-csharp.ts';
import { CURL_SIGNER } from './signer-curl.ts';
import { GO_SIGNER } from './signer-go.ts';
import { JAVA_SIGNER } from './signer-java.ts';
import { NODE_SIGNER } from './signer-node.ts';
import { PHP_SIGNER } from './signer-php.ts';
import { powershellSetup, shellSetup, type SetupStep } from './setup.ts';
import { KEY_FILE_VARIABLE, type Signer, type SigningPlan } from './signer-plan.ts';
import { PYTHON_SIGNER } from './signer-python.ts';
import { RUBY_SIGNER } from './signer-ruby.ts';
import type { Snippet } from './write-snippet.ts';

/** The methods whose assertion is signed anew for each request. */
type SigningMethod = 'private_key_jwt' | 'client_secret_jwt';

const SIGNERS: Readonly<Record<LanguageId, Signer | string>> = {
  curl: CURL_SIGNER,
  'csharp-restsharp': CSHARP_SIGNER,
  'csharp-httpclient': CSHARP_SIGNER,
  go: GO_SIGNER,
  http: 'A raw request cannot sign: sign the assertion in another language.',
  java: JAVA_SIGNER,
  jquery: 'What signs must stay secret, and nothing is secret in a page: sign the assertion on a server.',
  node: NODE_SIGNER,
  python: PYTHON_SIGNER,
  'php-httprequest2': PHP_SIGNER,
  'php-curl': PHP_SIGNER,
  ruby: RUBY_SIGNER,
  swift: 'Swift has no usual library for this: sign the assertion in another language.',
};

/**
 * A program in the language that signs a fresh client_assertion, as {@link makeAssertion} makes it, and prints it alone:
 * what the request code reads as INTROSPECT_CLIENT_ASSERTION. It reads the key or secret from the environment and holds
 * neither. Undefined where {@link signerGap} says why.
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-3
 */
export function writeSigner(
  language: LanguageId,
  options: AssertionOptions,
  method: SigningMethod,
): Snippet | undefined {
  const signing = readSigning(language, options, method);
  if (!signing.ok) return undefined;
  const { signer, plan } = signing.value;
  const steps: readonly SetupStep[] = [
    plan.bySecret ? { asks: 'INTROSPECT_CLIENT_SECRET' } : { sets: KEY_FILE_VARIABLE, text: 'private-key.pem' },
    { sets: 'INTROSPECT_CLIENT_ASSERTION', output: signer.run },
  ];
  return {
    code: signer.code(plan),
    steps,
    setup: shellSetup(steps),
    powershell: signer.needsShell ? '' : powershellSetup(steps),
    notes: [
      signer.install,
      ...(plan.bySecret
        ? [signer.secretCaution ?? []].flat()
        : [`${KEY_FILE_VARIABLE} names the file of the private key: PEM, PKCS#8, not encrypted.`]),
      'Run it anew before each request: an assertion is short-lived, and many servers take it only once.',
    ],
  };
}

/** Why there is no signing code for the language, as a sentence; undefined if there is some. */
export function signerGap(language: LanguageId, options: AssertionOptions, method: SigningMethod): string | undefined {
  const signing = readSigning(language, options, method);
  return signing.ok ? undefined : signing.reason;
}

function readSigning(
  language: LanguageId,
  options: AssertionOptions,
  method: SigningMethod,
): Result<{ readonly signer: Signer; readonly plan: SigningPlan }, string> {
  const signer = SIGNERS[language];
  if (typeof signer === 'string') return failure(signer);
  const { algorithm, lifetime, extraClaims } = options;
  const bySecret = method === 'client_secret_jwt';
  if (!Object.hasOwn(ALGORITHMS, algorithm) || SECRET_ALGORITHMS.some((name) => name === algorithm) !== bySecret)
    return failure('The algorithm does not fit the authentication method.');
  if (!signer.algorithms.includes(algorithm))
    return failure(`With ${signer.library} there is no code here that signs with ${algorithm}.`);
  if (!Number.isSafeInteger(lifetime) || lifetime < 1 || lifetime > MOST_SECONDS)
    return failure('The lifetime is not a whole number of seconds yet.');
  if (extraClaimsError(extraClaims) !== undefined) return failure('The extra claims are not usable yet.');
  return success({ signer, plan: { options, bySecret, extra: extraClaims.trim().slice(1, -1).trim() } });
}

/** What a whole number of 32 bits can hold, in seconds. */
const MOST_SECONDS = 2 ** 31 - 1;
