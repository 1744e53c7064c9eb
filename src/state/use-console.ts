import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { audienceToConsent, EXPECTATION_FIELDS, type Draft, type SecretName } from '../core/draft.ts';
import { issuerHintOf } from '../core/environment/issuer-hint.ts';
import type { Session } from '../core/environment/relay.ts';
import { readEnvironment, urlError } from '../core/environment/environment.ts';
import { confirmationError, fieldErrorsOf, type FieldErrors } from '../core/field-errors.ts';
import { cleanToken } from '../core/token/clean.ts';
import { textOf } from '../core/token/json.ts';
import { isPrivateKey } from '../core/token/private-key-text.ts';
import { readToken } from '../core/token/token.ts';
import { tokenError } from '../core/token/token-error.ts';
import { linkOf } from '../core/saved-environment/link.ts';
import { failure, type Result } from '../core/result.ts';
import type { CodeSecrets } from '../core/snippet/snippet-request.ts';
import { loadCodeSecrets } from './lazy-parts.ts';
import { trustReader } from './trust-reader.ts';
import { useCredentials } from './use-credentials.ts';
import { isUnconfirmed, useEnvironmentNotes, useEnvironments } from './use-environments.ts';
import { useAddressBar } from './use-address-bar.ts';
import { useClock } from './use-clock.ts';
import { exposedIn, READ_FOR, useDraft, type Confirmed } from './use-draft.ts';
import { useIntrospection } from './use-introspection.ts';
import { useRegisteredKeys } from './use-registered-keys.ts';
import { useSandbox } from './use-sandbox.ts';
import { useSandboxReason } from './use-sandbox-reason.ts';
import { useSignature } from './use-signature.ts';
import { useVerdict } from './use-verdict.ts';
import { VERSION } from './version.ts';
import { browserWorld } from './world.ts';

/** What is held against the answer, the token or the key, and is no part of the question. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  ...EXPECTATION_FIELDS,
  'verificationKeys',
  'registeredKeys',
  'jwksUrl',
  'preset',
  'offered',
  'confirmed',
  'elsewhere',
  'exposed',
  'scenario',
] satisfies (keyof Draft)[]);

/** JSON from its beginning to its end, as far as that can be seen. */
const WHOLE = /^\s*[{["].*[}\]"]\s*$/s;

/** What the check of the token's signature depends on. */
const CHECKED: ReadonlySet<string> = new Set([
  'token',
  'chosenToken',
  'verificationKeys',
  'server',
  'environmentId',
  'customDomain',
  'issuer',
] satisfies (keyof Draft)[]);

/**
 * Everything that is remembered, and what follows from it. Only what was typed and what was answered is stored; token,
 * errors and verdict are computed. A change of anything that was asked withdraws the answer, a change of an expectation
 * judges it anew.
 */
export function useConsole(session: Session, kept: Confirmed | undefined) {
  const [draft, changeDraft] = useDraft(kept);
  const [attempts, setAttempts] = useState(0);
  const [changedAt, setChangedAt] = useState(() => browserWorld.now());
  const [timesSent, setTimesSent] = useState(0);
  const [deferred, setDeferred] = useState(false);
  const clock = useClock();
  const introspection = useIntrospection(session, (answered) => {
    const { exchange, inquiry } = answered;
    clock.note(answered);
    // sent, as far as anybody can tell: an answer came
    if (exchange?.answer && inquiry.authentication.method === 'prepared') setTimesSent((times) => times + 1);
  });
  const registered = useRegisteredKeys(session);
  const signature = useSignature(session);
  const notes = useEnvironmentNotes(session);
  const reason = useSandboxReason(session);
  const latest = useRef(draft);
  useLayoutEffect(() => {
    latest.current = draft;
  }, [draft]);

  const withdraw = (): void => {
    introspection.forget();
    reason.forget();
    setChangedAt(browserWorld.now());
  };
  const change = (patch: Partial<Draft>): void => {
    const changed = (Object.keys(patch) as (keyof Draft)[]).filter((field) => patch[field] !== draft[field]);
    if (changed.some((field) => !NOT_ASKED.has(field))) withdraw();
    if (changed.some((field) => CHECKED.has(field))) signature.forget();
    notes.withdraw(changed.some((field) => READ_FOR.some((each) => each === field)));
    if (patch.registeredKeys !== undefined || patch.jwksUrl !== undefined) registered.forget();
    // the private half of a pair has no place among public keys, and is not kept
    const misplaced = (['registeredKeys', 'verificationKeys'] as const).filter((field) =>
      isPrivateKey(patch[field] ?? ''),
    );
    if (misplaced.includes('registeredKeys')) registered.refusePrivate();
    // what was pasted whole needs no press: nothing is fetched for it
    else if (WHOLE.test(patch.registeredKeys ?? '')) registered.compare(patch.registeredKeys ?? '', '');
    if (misplaced.includes('verificationKeys')) signature.refusePrivate();
    const typed = patch.token === undefined || patch.chosenToken !== undefined ? patch : { ...patch, chosenToken: '' };
    changeDraft({ ...typed, ...Object.fromEntries(misplaced.map((field) => [field, ''])) });
  };
  const credentials = useCredentials(() => {
    withdraw();
    if (registered.error !== undefined) registered.forget();
  });
  const sandbox = useSandbox(session, {
    draft,
    change,
    credentials,
    onSample: () => {
      clock.forget(); // of the sandbox's clients each may see another clock
      setAttempts(0);
      setTimesSent(0);
    },
  });

  const { secret, assertion, bearer } = credentials.current();
  const query = useMemo(
    () => linkOf(draft, [draft.token, secret, assertion, bearer]),
    [draft, secret, assertion, bearer],
  );
  const environments = useEnvironments(notes, {
    draft,
    readDraft: () => latest.current,
    change,
    credentials,
    query,
    onAnother: () => {
      setAttempts(0);
      setTimesSent(0);
    },
  });
  useAddressBar(draft, query, (link) => change(exposedIn(link)));

  const cleaned = useMemo(() => cleanToken(draft.token, draft.chosenToken), [draft.token, draft.chosenToken]);
  const token = useMemo(() => readToken(cleaned.text), [cleaned.text]);
  const hint = issuerHintOf(textOf(token.claims, 'iss') ?? '', session.sandboxOrigin);
  const isElsewhere = hint && (hint.server !== draft.server || hint.environmentId !== draft.environmentId.trim());
  const read = readEnvironment(draft, session.sandboxOrigin);
  const environment = read.ok ? read.value : undefined;
  const { answered } = introspection;
  const { verdict, judgedAt } = useVerdict(introspection, token, draft, signature.check);

  const refusal = useMemo(() => refusalOf(cleaned.text, secret), [cleaned.text, secret]);

  const isReading =
    sandbox.isLoading || (draft.method === 'private_key_jwt' && credentials.signingKey.busy === 'reading');
  const ask = (): void => {
    reason.forget();
    // what was pasted or loaded a moment ago is what is asked with, not what was there before
    setDeferred(isReading);
    if (isReading) return;
    const errors = fieldErrorsOf(draft, credentials.current(), session.sandboxOrigin);
    const isRefused = Object.keys(errors).length > 0;
    setAttempts(isRefused ? attempts + 1 : 0);
    if (!isRefused) introspection.ask(draft, credentials.current());
  };
  // with the press itself and no frame later: what is typed next must not land in another field
  const { notice, confirmationsAsked } = notes;
  useLayoutEffect(() => {
    if (attempts > 0 || confirmationsAsked > 0) showFirstError();
  }, [attempts, confirmationsAsked]);
  useEffect(() => {
    // all is there: what was asked for meanwhile is asked now
    // oxlint-disable-next-line react/set-state-in-effect
    if (deferred && !isReading) ask();
  });

  return {
    draft,
    onChange: change,
    cleaned,
    token,
    changedAt,
    timesSent,
    environment,
    hint: isElsewhere ? hint : undefined,
    /** How often in a row the form was not sent, for what is wrong in it. */
    attempts,
    errors:
      attempts > 0
        ? fieldErrorsOf(draft, credentials.current(), session.sandboxOrigin)
        : confirmationsAsked > 0
          ? { ...refusal, ...confirmationError(draft) }
          : refusal,
    foreignAudience: environment && audienceToConsent(draft, credentials.current(), environment),
    filled: credentials.filled,
    readSecret: (name: SecretName): string => credentials.current()[name],
    signingKey: { ...credentials.signingKey, ...withdrawing(credentials.signingKey, withdraw) },
    setSecret: (name: SecretName, text: string): void => {
      withdraw();
      if (name === 'assertion') setTimesSent(0);
      credentials.setSecret(name, text);
    },
    registered,
    signature: {
      check: signature.check,
      pending: signature.pending,
      begin: (): void => {
        // keys of a host that somebody else has named would prove nothing
        if (draft.verificationKeys.trim() === '' && isUnconfirmed(draft)) notes.askConfirmation();
        else signature.begin(token, draft.verificationKeys, environment ?? issuerOf(draft));
      },
    },
    /** Moves a private key from the token's place to the signing key's. */
    takeAsKey: (text: string): void => {
      change({ token: '', method: 'private_key_jwt' });
      credentials.signingKey.importText(text);
    },
    ...environments,
    notice,
    /** The texts that code needs in place of variables: read, and the assertion signed, when they are asked for. */
    readCodeSecrets: async (): Promise<Result<CodeSecrets, string>> => {
      const part = await loadCodeSecrets().catch(() => undefined);
      if (!part) return failure('What signs could not be loaded: is Tokenscope still running?');
      return part.codeSecretsOf(draft, credentials.current(), session.sandboxOrigin);
    },
    readTrust: trustReader(session, credentials.signingKey),
    ...sandbox,
    reason,
    network: session.network,
    version: VERSION,
    skew: clock.skewAt(environment?.introspectionEndpoint),
    pending: introspection.pending || deferred,
    answered,
    verdict,
    judgedAt,
    ask,
    cancel: (): void => {
      setDeferred(false);
      introspection.forget();
    },
  };
}

/** What will not be sent is said before anybody asks; that there is nothing yet is not. */
function refusalOf(token: string, secret: string): FieldErrors {
  const sentence = token === '' ? undefined : tokenError(token, secret);
  return sentence === undefined ? {} : { token: sentence };
}

/** An issuer whose keys can be had, although nothing says where it introspects. */
function issuerOf({ server, issuer }: Draft) {
  const isOther = server === 'other' && urlError(issuer.trim(), '') === undefined;
  return isOther ? { server, issuer: issuer.trim() } : undefined;
}

/** Whatever is done to the key withdraws the answer that was given to it. */
function withdrawing(key: ReturnType<typeof useCredentials>['signingKey'], withdraw: () => void) {
  const then =
    <Parts extends readonly unknown[]>(action: (...parts: Parts) => void) =>
    (...parts: Parts): void => {
      withdraw();
      action(...parts);
    };
  return {
    importText: then(key.importText),
    importFile: then(key.importFile),
    choose: then(key.choose),
    generate: then(key.generate),
    remove: then(key.remove),
  };
}

/** Takes a person to the first field that is wrong, with its sentence in view. */
function showFirstError(): void {
  const field = document.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid]');
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
