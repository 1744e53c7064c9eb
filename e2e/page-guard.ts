import type { BrowserContext, TestInfo } from '@playwright/test';

/** Put on a story that violates the policy, or goes elsewhere, on purpose: to see that it is refused. */
export const ON_PURPOSE = { annotation: { type: 'on purpose', description: 'violates the policy to see it refused' } };

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
    const isOnPurpose = info.annotations.some(({ type }) => type === ON_PURPOSE.annotation.type);
    info.annotations.push({ type: COUNTED, description: String(requests) });
    return isOnPurpose ? [] : faults;
  };
}
