import type { TrustEvidence } from './evidence.ts';
import type { TrustFinding, TrustSubject } from './finding.ts';
import { judgeKeys, judgeScripts, judgeVersions, judgeWorkers } from './page-findings.ts';
import { judgeHeaders, judgePolicy } from './policy-findings.ts';
import { judgeDestinations, judgeRelay } from './reach-findings.ts';
import { judgeAddress, judgeStorage, type HoldsSecret } from './storage-findings.ts';

/** Holds what was found against what is promised. What does not hold comes first, then what could not be checked. */
export function judgeTrust(evidence: TrustEvidence, holdsSecret: HoldsSecret): readonly TrustFinding[] {
  const findings = [
    judgePolicy(evidence),
    judgeHeaders(evidence),
    judgeDestinations(evidence),
    judgeRelay(evidence),
    judgeKeys(evidence),
    judgeStorage(evidence, holdsSecret),
    judgeAddress(evidence, holdsSecret),
    judgeScripts(evidence),
    judgeWorkers(evidence),
    judgeVersions(evidence),
  ];
  return findings.toSorted((one, other) => placeOf(one) - placeOf(other));
}

const placeOf = ({ standing }: TrustFinding): number => (standing === 'unmet' ? 0 : standing === 'missing' ? 1 : 2);

/** What is no danger to what is entered from now on. */
const HARMLESS: ReadonlySet<TrustSubject> = new Set<TrustSubject>(['storage', 'address', 'versions']);

/** The whole in one sentence, and how it stands. */
export function describeTrust(findings: readonly TrustFinding[]): {
  readonly standing: 'met' | 'unmet' | 'missing';
  readonly sentence: string;
} {
  const count = (standing: TrustFinding['standing']): number =>
    findings.filter((finding) => finding.standing === standing).length;
  const [unmet, missing] = [count('unmet'), count('missing')];
  const broken = findings.filter(({ standing }) => standing === 'unmet');
  const advice = broken.every(({ subject }) => HARMLESS.has(subject)) ? '' : ' Paste nothing secret here.';
  const titles = broken.map(({ title }) => title).join(', ');
  if (unmet > 0) return { standing: 'unmet', sentence: `Not as promised: ${titles}.${advice}` };
  if (missing > 0)
    return { standing: 'missing', sentence: `${missing === 1 ? 'One check' : `${missing} checks`} could not be made.` };
  return { standing: 'met', sentence: 'Everything is as promised.' };
}
