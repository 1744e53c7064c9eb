import { utcOf } from '../claims/time.ts';
import type { TrustEvidence } from './evidence.ts';
import { findingOf, withoutEvidence, type TrustFinding } from './finding.ts';

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** Where the page has been since it was loaded. */
export function judgeDestinations({ origin, contacted, violations }: TrustEvidence): TrustFinding {
  const foreign = [...contacted].filter(([where]) => where !== origin);
  return findingOf(
    {
      subject: 'destinations',
      title: 'Destinations of the page',
      promise: 'The page asks its own origin and nobody else.',
      check: 'Developer tools, Network: reload, and look at the column “Domain”.',
    },
    [
      ...foreign.map(
        ([where, count]) => `${where} was asked ${times(count)}: by an extension, or by what should not be.`,
      ),
      ...[...new Set(violations)].map((what) => `Kept from by the policy: ${what}.`),
    ],
    [`${origin} was asked ${times(contacted.get(origin) ?? 0)}.`],
  );
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1)$/;

/** Where the relay listens, whom it may reach, and whom it has reached. */
export function judgeRelay({ origin, server, session }: TrustEvidence): TrustFinding {
  const port = new URL(origin).port || '80';
  const finding = {
    subject: 'relay',
    title: 'Relay',
    promise:
      'Only this machine can talk to the relay, only this page may use it, and it reaches only what is named here.',
    check: `Linux: ss -ltn 'sport = :${port}' · macOS: lsof -nP -iTCP:${port} -sTCP:LISTEN · Windows: netstat -an | findstr :${port}`,
  } as const;
  if (!server) return withoutEvidence(finding, 'The server did not answer: is Tokenscope still running?');
  const { listening, mode, reached } = server;
  const since = utcOf(server.startedAt / 1000);
  const { allowedOrigins, authorities, proxy } = session.network;
  const named = [session.sandboxOrigin, ...allowedOrigins];
  return findingOf(
    finding,
    [
      ...(LOOPBACK.test(listening.address) ? [] : [`It listens on ${listening.address}: other machines can reach it.`]),
      ...(String(listening.port) === port
        ? []
        : [`It listens on port ${listening.port}, and this page came by another.`]),
      ...reached
        .filter(([where]) => !where.startsWith('https://') && !named.includes(where))
        .map(([where]) => `It has reached ${where}, which it may not.`),
    ],
    [
      `POST ${origin}/relay, listening on ${listening.address}:${listening.port} (${mode}), with a secret of this run.`,
      `May reach: public https hosts that the form names; the sandbox, ${session.sandboxOrigin}.`,
      ...(allowedOrigins.length > 0 ? [`May reach too, as named at start: ${allowedOrigins.join(', ')}.`] : []),
      ...(proxy === '' ? [] : [`Goes through the proxy ${proxy}.`]),
      ...(authorities.length > 0 ? [`Trusts these authorities too: ${authorities.join(', ')}.`] : []),
      reached.length > 0
        ? `Connected to since ${since}, for all tabs: ${reached.map(([where, calls]) => `${where} (${times(calls)})`).join(', ')}.`
        : `Connected to nothing since ${since}.`,
    ],
  );
}
