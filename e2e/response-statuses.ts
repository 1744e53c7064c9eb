import type { Page } from '@playwright/test';

/** The status of every response that a page's browser gets from an origin, also of those that it keeps from the page. */
export async function statusesOf(page: Page, origin: string): Promise<() => number[]> {
  const urls = new Map<string, string>();
  const answered: [id: string, status: number][] = [];
  const network = await page.context().newCDPSession(page);
  network.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  network.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) =>
    answered.push([requestId, statusCode]),
  );
  await network.send('Network.enable');
  const isOfOrigin = ([id]: [string, number]) => urls.get(id)?.startsWith(`${origin}/`);
  return () => answered.filter(isOfOrigin).map(([, status]) => status);
}
