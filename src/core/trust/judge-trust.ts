import { redactorOf, type Redaction } from '../report/redact.ts';
import type { TrustEvidence } from './evidence.ts';
import type { TrustFinding } from './finding.ts';
import { judgeKeys, judgeScripts, judgeVersions, judgeWorkers } from './page-findings.ts';
import { judgeHeaders, judgePolicy } from './policy-findings.ts';
import { judgeDestinations, judgeRelay } from './reach-findings.ts';
import { judgeAddress, judgeStorage } from './storage-findings.ts';

/**
 * Holds what was found against what is promised. `secrets` are the texts at hand that must be written nowhere; whatever
 * looks like a token or a private key counts as one too. What does not hold comes first, then what could not be checked.
 */
export function judgeTrust(evidence: TrustEvidence, secrets: readonly Redaction[]): readonly TrustFinding[] {
  const redact = redactorOf(secrets);
  const findings = [
    judgePolicy(evidence),
    judgeHeaders(evidence),
    judgeDestinations(evidence),
    judgeRelay(evidence),
    judgeKeys(evidence),
    judgeStorage(evidence, redact),
    judgeAddress(evidence, redact),
    judgeScripts(evidence),
    judgeWorkers(evidence),
    judgeVersions(evidence),
  ];
  return findings.toSorted((one, other) => placeOf(one) - placeOf(other));
}

const placeOf = ({ standing }: TrustFinding): number => (standing === 'unmet' ? 0 : standing === 'missing' ? 1 : 2);

/** The whole in one sentence, and how it stands. */
export function describeTrust(findings: readonly TrustFinding[]): {
  readonly standing: 'met' | 'unmet' | 'missing';
  readonly sentence: string;
} {
  const count = (standing: TrustFinding['standing']): number =>
    findings.filter((finding) => finding.standing === standing).length;
  const [unmet, missing] = [count('unmet'), count('missing')];
  const titles = findings.filter(({ standing }) => standing === 'unmet').map(({ title }) => title);
  if (unmet > 0)
    return { standing: 'unmet', sentence: `Not as promised: ${titles.join(', ')}. Paste nothing secret here.` };
  if (missing > 0)
    return { standing: 'missing', sentence: `${missing === 1 ? 'One check' : `${missing} checks`} could not be made.` };
  return { standing: 'met', sentence: 'Everything is as promised.' };
}
