import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Session } from '../core/environment/relay.ts';
import type { Credentials, Draft } from '../core/draft.ts';
import type { Answered } from '../core/introspection/introspect.ts';
import { readEnvironment } from '../core/environment/environment.ts';
import { loadIntrospect } from './lazy-parts.ts';
import { browserWorld } from './world.ts';

/** The part of the page that judges, once it was fetched: an answer never comes without it. */
export type Judgement = Pick<
  Awaited<ReturnType<typeof loadIntrospect>>,
  'judgeAnswer' | 'nextJudgement' | 'readExpectation'
>;

/** The one question under way, and the answer to the last one that still stands. */
export interface IntrospectionState {
  readonly pending: boolean;
  readonly answered: Answered | undefined;
  /** What judges the answer; undefined if the page's own server is gone. */
  readonly judgement: Judgement | undefined;
  /** Asks, unless a question is under way. */
  readonly ask: (draft: Draft, credentials: Credentials) => void;
  /** Ends what is under way and drops the answer: the question has changed, or was withdrawn. */
  readonly forget: () => void;
}

/**
 * One react-query mutation: one press, one assertion, one request, never a retry. A newer question or `forget` aborts
 * the older one, and its late answer is never shown. Nothing of it stays in a cache.
 */
export function useIntrospection(session: Session, onAnswered: (answered: Answered) => void): IntrospectionState {
  const controller = useRef<AbortController>(undefined);
  // the mutation tells of itself a moment later; the press must be seen at once
  const [asking, setAsking] = useState(false);
  const mutation = useMutation({
    gcTime: 0,
    retry: false,
    networkMode: 'always',
    mutationFn: async ({
      draft,
      credentials,
      asked,
    }: {
      draft: Draft;
      credentials: Credentials;
      asked: AbortController;
    }) => {
      try {
        const part = await loadIntrospect().catch(() => undefined);
        const inquiry = await part?.readInquiry(draft, credentials, session.sandboxOrigin);
        if (asked.signal.aborted) throw new DOMException('cancelled', 'AbortError');
        if (!part || !inquiry) return { answered: unreachable(draft, session), judgement: undefined };
        if (!inquiry.ok) throw new Error('a question with field errors was asked');
        const answered = await part.introspect(inquiry.value, session.relaySecret, browserWorld, asked.signal);
        onAnswered(answered);
        return { answered, judgement: part };
      } finally {
        if (controller.current === asked) {
          controller.current = undefined;
          setAsking(false);
        }
      }
    },
    throwOnError: (error) => error.name !== 'AbortError',
  });
  useEffect(() => () => controller.current?.abort(), []);

  return {
    pending: asking || mutation.isPending,
    answered: mutation.data?.answered,
    judgement: mutation.data?.judgement,
    ask: (draft, credentials) => {
      // asked here, not of the rendered state: a second press can come before the first one is painted
      if (controller.current) return;
      const asked = new AbortController();
      controller.current = asked;
      setAsking(true);
      mutation.mutate({ draft, credentials, asked });
    },
    forget: () => {
      controller.current?.abort();
      controller.current = undefined;
      setAsking(false);
      mutation.reset();
    },
  };
}

/** What is left to say when not even the part of the page that asks can be fetched: its server is gone. */
function unreachable({ caller, clientId, hint, ...draft }: Draft, session: Session): Answered {
  const environment = readEnvironment(draft, session.sandboxOrigin);
  if (!environment.ok) throw new Error('a question with field errors was asked');
  return {
    // nothing was signed, and nothing sent
    inquiry: { environment: environment.value, token: '', hint, caller, clientId, authentication: { method: 'none' } },
    exchange: undefined,
    outcome: { kind: 'failed', problem: { code: 'offline' } },
    receivedAt: browserWorld.now(),
  };
}
