import type { BrowserContext, TestInfo } from '@playwright/test';

const ON_PURPOSE = 'on purpose';

/** Put on a story that violates the policy, or goes elsewhere, on purpose: what it does so by, and nothing else. */
export const onPurpose = (what: RegExp) => ({ annotation: { type: ON_PURPOSE, description: what.source } });

/** Whether one of a story's annotations is that. */
export const isOnPurpose = ({ type }: { readonly type: string }): boolean => type === ON_PURPOSE;

/** What {@link guardPages} writes down for each story, for the reporter to add up. */
export const COUNTED = 'pages asked';

const VIOLATION = /Content[- ]Security[- ]Policy|Trusted ?(?:Types|HTML|Script)|Permissions policy/i;

/** Watches every page of a context: whom they ask, and what their policy keeps them from. Gives what was against the rules. */
export function guardPages(context: BrowserContext, origin: string, info: TestInfo): () => readonly string[] {
  const faults: string[] = [];
  let requests = 0;
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!/^https?:$/.test(url.protocol)) return;
    requests += 1;
    if (url.origin !== origin) faults.push(`asked ${url.origin}`);
  });
  context.on('console', (message) => {
    if (VIOLATION.test(message.text())) faults.push(message.text());
  });
  return () => {
    const allowed = info.annotations.filter(isOnPurpose).map(({ description = '' }) => new RegExp(description));
    info.annotations.push({ type: COUNTED, description: String(requests) });
    return faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)));
  };
}
