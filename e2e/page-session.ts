import { test } from '@playwright/test';
import { SESSION_META, type Session } from '../src/core/environment/relay.ts';
import { readSession } from '../src/core/environment/session.ts';

/** The origin of the console that a story runs against. */
export const consoleOrigin = (): string => test.info().project.use.baseURL ?? '';

/** What a console's page carries for this run, as any program of this machine can read it. */
export async function sessionOf(origin: string): Promise<Session> {
  const html = await (await fetch(origin)).text();
  const content = new RegExp(`<meta name="${SESSION_META}" content="([^"]*)"`).exec(html)?.[1];
  return readSession(content?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))));
}
