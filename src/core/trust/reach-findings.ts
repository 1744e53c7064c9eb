import { utcOf } from '../claims/time.ts';
import type { TrustEvidence } from './evidence.ts';
import { findingOf, NO_ANSWER, withoutEvidence, type TrustFinding } from './finding.ts';

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** Where the page has been since it was loaded. */
export function judgeDestinations({ origin, contacted, violations }: TrustEvidence): TrustFinding {
  const foreign = [...contacted].filter(([where]) => where !== origin);
  const finding = {
    subject: 'destinations',
    title: 'Destinations of the page',
    promise: 'The page asks its own origin and nobody else.',
    check: 'Developer tools, Network: reload, and look at the column “Domain”.',
  } as const;
  if (contacted.size + violations.length === 0)
    return withoutEvidence(finding, 'This browser does not tell what a page has asked.');
  // extensions put styles into pages; the policy keeps them out, and nothing is asked for them
  const [harmless, kept] = [violations.filter(isStyle), violations.filter((what) => !isStyle(what))];
  return findingOf(
    finding,
    [
      ...foreign.map(
        ([where, count]) => `${where} was asked ${times(count)}: by an extension, or by what should not be.`,
      ),
      ...[...new Set(kept)].map((what) => `Kept from by the policy: ${what}.`),
    ],
    [
      `${origin} was asked ${times(contacted.get(origin) ?? 0)}.`,
      ...(harmless.length > 0 ? [`A style was kept out by the policy ${times(harmless.length)}.`] : []),
    ],
  );
}

const isStyle = (violation: string): boolean => /^style-src\S* inline$/.test(violation);

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1)$/;

/** Where the relay listens, whom it may reach, and whom it has reached. */
export function judgeRelay({ origin, server, session }: TrustEvidence): TrustFinding {
  const port = new URL(origin).port || '80';
  const finding = {
    subject: 'relay',
    title: 'Relay',
    promise:
      'Only this machine can talk to the relay, and only this page may use it. Without TLS it reaches only what was named.',
    check: `Linux: ss -ltn 'sport = :${port}' · macOS: lsof -nP -iTCP:${port} -sTCP:LISTEN · Windows: netstat -an | findstr :${port}`,
  } as const;
  if (!server) return withoutEvidence(finding, NO_ANSWER);
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
        .map(([where]) => `It has reached ${where}, without TLS and without being told to.`),
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
