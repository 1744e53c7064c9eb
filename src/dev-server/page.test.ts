import { describe, expect, test } from 'vitest';
import { readSession } from '../core/environment/session.ts';
import { withSession } from './page.ts';

describe('the session in the page', () => {
  const session = {
    relaySecret: `a"b&c<d>e'f$&g`,
    sandboxOrigin: 'http://127.0.0.1:1',
    network: { allowedOrigins: ['http://a.test'], authorities: ['</head>'], proxy: 'proxy.test:3128' },
  };
  const html = withSession('<head><title>x</title></head><body></body>', session);

  test('stands at the end of the head and breaks out of nothing', () => {
    expect(html).toMatch(/^<head><title>x<\/title><meta name="tokenscope-session" content="[^"<>]*" \/><\/head><body>/);
  });

  test('is what the page reads back', () => {
    const content = /content="([^"]*)"/.exec(html)?.[1] ?? '';
    const text = content.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    expect(readSession(text)).toEqual(session);
  });

  test('may leave out what was set at start', () => {
    expect(readSession('{"relaySecret":"a","sandboxOrigin":"b"}').network).toEqual({
      allowedOrigins: [],
      authorities: [],
      proxy: '',
    });
  });
});
