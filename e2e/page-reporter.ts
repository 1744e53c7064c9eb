import type { Reporter, TestCase } from '@playwright/test/reporter';
import { COUNTED, isOnPurpose } from './page-guard.ts';

/** Ends the run with what its pages have asked: a story whose page asks elsewhere, or violates the policy, has failed. */
export default class PageReporter implements Reporter {
  private requests = 0;
  private stories = 0;
  private onPurpose = 0;

  onTestEnd({ annotations }: TestCase): void {
    const counted = annotations.find(({ type }) => type === COUNTED);
    if (!counted) return;
    this.stories += 1;
    this.requests += Number(counted.description);
    if (annotations.some(isOnPurpose)) this.onPurpose += 1;
  }

  onEnd({ status }: { readonly status: string }): void {
    const outcome = status === 'passed' ? 'none elsewhere, no violation of the policy' : 'see the failures above';
    console.log(
      `The pages of ${this.stories} stories made ${this.requests} requests: ${outcome}` +
        ` (but for ${this.onPurpose} on purpose, to see it refused).`,
    );
  }

  printsToStdio(): boolean {
    return false;
  }
}
