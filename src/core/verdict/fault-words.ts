import { textsOf } from '../assertion/audience.ts';
import { excerpt, listed } from '../claims/excerpt.ts';
import { describeDuration, readTime } from '../claims/time.ts';
import type { Finding } from './finding.ts';
import { NO_AGE } from './time-findings.ts';
import { duplicateFlag, scopesOf } from './voices.ts';

/** What is wrong with one claim, in the words of a headline. `now` is in milliseconds since the epoch. */
export function describeFault(finding: Finding, now: number): string {
  const { claim, standing, absent, expected, expiry, flags, server } = finding;
  const values =
    absent.length > MOST_NAMED ? `${absent.length} of the ${expected.length} expected` : listed(absent, ' and ');
  if (flags.includes(duplicateFlag(claim))) return `${claim} is there more than once`;
  if (claim === 'scope')
    return standing === 'missing'
      ? `no scope was granted, ${values} was expected`
      : `${values} ${absent.length > 1 ? 'were' : 'was'} not granted`;
  if (claim === 'aud')
    return standing === 'missing' ? `aud is missing, ${values} was expected` : `aud does not name ${values}`;
  const reading = server && readTime(server);
  const seconds = reading?.kind === 'time' ? reading.seconds : now / 1000;
  const away = describeDuration(seconds - now / 1000);
  if (claim === 'auth_time') {
    if (expected[0] === NO_AGE) return 'the maximum authentication age is no number of seconds';
    if (standing === 'missing') return 'auth_time is missing, so the sign-on has no age';
    if (reading?.kind !== 'time') return 'auth_time is not a time in seconds';
    return seconds * 1000 > now ? 'auth_time lies in the future' : `the sign-on was ${away} ago`;
  }
  if (expiry === 'expired')
    return flags.includes('active-but-expired') ? `exp passed ${away} ago` : 'exp has passed since the server answered';
  if (flags.includes('not-yet-valid')) return `nbf is still ${away} ahead`;
  if (claim === 'exp' || claim === 'nbf') return `${claim} is not a time in seconds`;
  return standing === 'missing' ? `${claim} is missing, ${values} was expected` : `${claim} is not ${values}`;
}

/** More than so many are counted in a headline, not named. */
const MOST_NAMED = 3;

/** Why that is so: one line under the headline. */
export function explainFault(finding: Finding): string {
  const { claim, flags, server, expiry, near, expected, token } = finding;
  if (flags.includes(duplicateFlag(claim)))
    return 'Readers of JSON disagree on which of the two counts; no API should rely on either.';
  const [miss] = near;
  if (miss?.elsewhere !== undefined)
    return `“${excerpt(miss.value)}” stands in ${miss.elsewhere}, not in ${claim}: the names are not interchangeable.`;
  if (miss) return `It has “${excerpt(miss.value)}”: ${miss.difference}. The comparison is exact.`;
  const isMixed = server?.kind === 'array' && server.items.some(({ kind }) => kind !== 'string');
  if (isMixed && (claim === 'aud' || claim === 'scope'))
    return 'It is a list with other things than strings in it, which no API should read.';
  if (claim === 'aud')
    return server
      ? `The token is meant for ${listed(textsOf(server)) || 'nobody that can be named'}.`
      : `The server’s answer names no resource, so no resource can rely on it.${token ? ' The token’s own aud is not the server’s word.' : ''}`;
  if (claim === 'scope')
    return server ? `Granted: ${listed(scopesOf(server)) || 'nothing'}.` : 'The server’s answer names no scope.';
  if (claim === 'auth_time')
    return expected[0] === NO_AGE
      ? 'Correct it in the form: nothing can meet it.'
      : `Expected: ${expected.join()}. An API that wants this asks the user to sign on again (RFC 9470).`;
  if (expiry === 'expired')
    return flags.includes('active-but-expired')
      ? 'The server says active although its own exp has passed: the two contradict each other.'
      : 'It was valid then. Ask again, or get a new token.';
  if (expiry === 'suspicious-milliseconds') return 'The value looks like milliseconds; RFC 7519 wants seconds.';
  if (claim === 'exp' || claim === 'nbf')
    return flags.includes('not-yet-valid')
      ? 'The token is not valid yet: its start lies ahead, or the clock here is behind.'
      : 'RFC 7519 wants a number of seconds since 1970.';
  if (server?.kind === 'string') return `It is “${excerpt(server.text)}”.`;
  return server
    ? 'The server’s answer has something else than a string there.'
    : 'The server’s answer does not name it.';
}
