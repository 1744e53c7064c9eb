import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResolvedConfig } from 'vite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readSettings } from './settings.ts';
import { hasOpenssl, makeCertificate } from './test-certificate.ts';

let folder = '';
let warnings: string[] = [];
const read = () => {
  const logger = { warn: (line: string) => warnings.push(line) };
  return readSettings({ mode: 'production', envDir: folder, root: folder, logger } as unknown as ResolvedConfig);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokenscope-settings-'));
  warnings = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

describe('the settings', () => {
  test('come from .env.local as well, and the environment wins', () => {
    writeFileSync(join(folder, '.env.local'), 'TOKENSCOPE_ALLOW="http://localhost:8080"');
    expect(read()).toEqual({ allowedOrigins: ['http://localhost:8080'], authorities: [], proxy: undefined });
    vi.stubEnv('TOKENSCOPE_ALLOW', 'https://sso.corp.example');
    expect(read().allowedOrigins).toEqual(['https://sso.corp.example']);
  });

  test('of a file that is nearer to the mode win, and their text is taken as it is', () => {
    writeFileSync(join(folder, '.env'), 'TOKENSCOPE_PROXY=http://a.test:1\nTOKENSCOPE_ALLOW=http://a.test');
    writeFileSync(join(folder, '.env.production.local'), `TOKENSCOPE_PROXY='http://zoe:p$HOME#x@b.test:2'`);
    expect(read).toThrow('TOKENSCOPE_PROXY');
    writeFileSync(join(folder, '.env.production.local'), `TOKENSCOPE_PROXY='http://zoe:p$HOME@b.test:2'`);
    expect(read()).toMatchObject({
      allowedOrigins: ['http://a.test'],
      proxy: { name: 'b.test:2', authorization: `Basic ${btoa('zoe:p$HOME')}` },
    });
  });

  test('that cannot be read are named in one line, without their text', () => {
    vi.stubEnv('TOKENSCOPE_ALLOW', 'https://user:hunter2@a.example https://b.example nonsense');
    expect(read().allowedOrigins).toEqual(['https://b.example']);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('entry 1, 3');
    expect(warnings[0]).not.toContain('hunter2');
  });

  test('name a proxy only where it is asked for, and stop the start where it is none', () => {
    vi.stubEnv('HTTPS_PROXY', 'http://user:hunter2@proxy.test:3128');
    expect(read().proxy).toBeUndefined();
    vi.stubEnv('TOKENSCOPE_PROXY', 'env');
    expect(read().proxy?.name).toBe('proxy.test:3128');
    vi.stubEnv('TOKENSCOPE_PROXY', 'socks5://user:hunter2@proxy.test');
    expect(read).toThrow('TOKENSCOPE_PROXY is not the URL of a proxy');
    expect(read).not.toThrow('hunter2');
  });

  test.each([
    ['is missing', undefined],
    ['holds no certificate', 'junk'],
  ])('stop the start when the authority’s file %s', (_what, text) => {
    if (text !== undefined) writeFileSync(join(folder, 'ca.pem'), text);
    vi.stubEnv('TOKENSCOPE_CA', 'ca.pem');
    expect(read).toThrow(`TOKENSCOPE_CA: ${join(folder, 'ca.pem')} is not a readable PEM certificate`);
  });

  test.skipIf(!hasOpenssl())('hold every authority of a file (skipped where there is no openssl)', () => {
    const { cert } = makeCertificate('a.test');
    writeFileSync(join(folder, 'ca.pem'), `# ours\n${cert}\n${cert}`);
    vi.stubEnv('TOKENSCOPE_CA', 'ca.pem');
    expect(read().authorities.map(String)).toEqual([cert, cert]);
  });
});
