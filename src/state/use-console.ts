import { useMemo, useState } from 'react';
import { issuerHintOf } from '../core/environment/issuer-hint.ts';
import type { Session } from '../core/environment/relay.ts';
import { fieldErrorsOf, type Draft } from '../core/inquiry.ts';
import { cleanToken } from '../core/token/clean.ts';
import { textOf } from '../core/token/json.ts';
import { readToken } from '../core/token/token.ts';
import { readExpectation } from '../core/verdict/expectation.ts';
import { judgeAnswer } from '../core/verdict/verdict.ts';
import { readKeyFile, useCredentials } from './use-credentials.ts';
import { useDraft } from './use-draft.ts';
import { useIntrospection } from './use-introspection.ts';
import { useSamples } from './use-samples.ts';
import { browserWorld } from './world.ts';

const EXPECTATIONS: ReadonlySet<string> = new Set(['expectedResource', 'expectedScope']);

/**
 * Everything that is remembered, and what follows from it. Only what was typed and what was answered is stored; token,
 * errors and verdict are computed. A change of anything that was asked withdraws the answer, a change of an expectation
 * judges it anew.
 */
export function useConsole(session: Session) {
  const [draft, changeDraft] = useDraft();
  const [attempted, setAttempted] = useState(false);
  const [pastedAt, setPastedAt] = useState(0);
  const credentials = useCredentials();
  const introspection = useIntrospection(session);

  const change = (patch: Partial<Draft>): void => {
    if (Object.keys(patch).some((field) => !EXPECTATIONS.has(field))) introspection.forget();
    if (patch.token !== undefined) setPastedAt(browserWorld.now());
    changeDraft(patch);
  };
  const importKey = (text: string): void => {
    introspection.forget();
    void credentials.importKey(text);
  };
  const [loadSample, sampleError] = useSamples(session, ({ name: _name, signingKey, ...sample }) => {
    setAttempted(false);
    change({ ...sample, server: 'sandbox', method: 'private_key_jwt', algorithm: '', hint: '' });
    importKey(signingKey);
  });

  const cleaned = useMemo(() => cleanToken(draft.token), [draft.token]);
  const token = useMemo(() => readToken(cleaned.text), [cleaned.text]);
  const hint = issuerHintOf(textOf(token.claims, 'iss') ?? '', session.sandboxOrigin);
  const isElsewhere = hint && (hint.server !== draft.server || hint.environmentId !== draft.environmentId.trim());
  const { answered } = introspection;
  const verdict = useMemo(
    () => answered && judgeAnswer(answered, token, readExpectation(draft.expectedResource, draft.expectedScope)),
    [answered, token, draft.expectedResource, draft.expectedScope],
  );

  return {
    draft,
    change,
    cleaned,
    token,
    pastedAt,
    hint: isElsewhere ? hint : undefined,
    errors: attempted ? fieldErrorsOf(draft, credentials.current(), session.sandboxOrigin) : {},
    signingKey: credentials.key,
    refusal: credentials.refusal,
    importKey,
    importKeyFile: (file: File): void => void readKeyFile(file).then(importKey),
    removeKey: (): void => {
      introspection.forget();
      credentials.removeKey();
    },
    setSecret: (secret: string): void => {
      introspection.forget();
      credentials.setSecret(secret);
    },
    loadSample: (name: Parameters<typeof loadSample>[0]): void => void loadSample(name),
    sampleError,
    pending: introspection.pending,
    answered,
    verdict,
    ask: (): void => {
      const errors = fieldErrorsOf(draft, credentials.current(), session.sandboxOrigin);
      setAttempted(Object.keys(errors).length > 0);
      if (Object.keys(errors).length === 0) introspection.ask(draft, credentials.current());
      else requestAnimationFrame(showFirstError);
    },
    cancel: introspection.forget,
  };
}

/** Takes a person to the first field that is wrong, with its sentence in view. */
function showFirstError(): void {
  const field = document.querySelector<HTMLElement>('[aria-invalid=true]');
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
