import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import type { ConsolePage } from './console-page.ts';

const random = (prefix: string): string => `${prefix}${randomBytes(12).toString('hex')}`;
const json64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const jwt = (claims: object): string =>
  `${json64({ alg: 'RS256', typ: 'JWT' })}.${json64(claims)}.${randomBytes(256).toString('base64url')}`;

/** Texts that nobody else has, one for each secret, and what is to be searched for as their trace. */
export class Markers {
  readonly subject = random('subject');
  readonly token = jwt({ iss: 'https://issuer.example', sub: this.subject, aud: 'api', exp: 4_102_444_800 });
  readonly passphrase = random('passphrase');
  readonly secret = random('secret');
  readonly assertion = jwt({ iss: 'c', sub: 'c', jti: random('jti'), exp: 4_102_444_800 });
  readonly bearer = random('bearer');
  private readonly key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  readonly lockedPem = this.key
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: this.passphrase })
    .toString();
  readonly openPem = this.key.export({ type: 'pkcs8', format: 'pem' }).toString();

  /** What no byte outside the page may hold: the key in every form, its passphrase. */
  get keyTraces(): Traces {
    const { d = '', p = '', q = '' } = this.key.export({ format: 'jwk' });
    return {
      'locked key': piecesOf(this.lockedPem),
      key: [...piecesOf(this.openPem), ...[d, p, q].map((member) => member.slice(8, 56))],
      passphrase: [this.passphrase],
    };
  }

  /** What must be gone after Lock, and on no disk and in no log ever. */
  get traces(): Traces {
    return {
      ...this.keyTraces,
      token: [this.token.slice(-48), this.token.slice(60, 108)],
      'claim of the token': [this.subject],
      secret: [this.secret],
      assertion: [this.assertion.slice(-48)],
      bearer: [this.bearer],
    };
  }
}

/** Texts by what they are a trace of. */
export type Traces = Readonly<Record<string, readonly string[]>>;

/** Three lines out of a PEM file, none of which is a header. */
const piecesOf = (pem: string): readonly string[] => [5, 9, 13].map((line) => pem.split('\n')[line] ?? '');

/** What of these is in the bytes, in any spelling: UTF-8, UTF-16, base64, base64url, hexadecimal or percent-encoded. */
export function tracesIn(bytes: Buffer | string, traces: Traces): readonly string[] {
  const searched = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return Object.entries(traces).flatMap(([name, texts]) =>
    texts.some((text) => spellingsOf(text).some((spelling) => searched.includes(spelling))) ? [name] : [],
  );
}

const spellings = new Map<string, readonly Buffer[]>();

function spellingsOf(text: string): readonly Buffer[] {
  const known = spellings.get(text);
  if (known) return known;
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(before === 0 ? 0 : before + 1, -1); // what depends on neighbours is left out
  });
  const texts = [
    text,
    hex,
    hex.toUpperCase(),
    hex.replaceAll(/../g, '%$&'),
    encodeURIComponent(text),
    ...base64.flatMap((each) => [each, each.replaceAll('+', '-').replaceAll('/', '_')]),
  ];
  const made = [...new Set(texts)].map((each) => Buffer.from(each)).concat(Buffer.from(text, 'utf16le'));
  spellings.set(text, made);
  return made;
}

/** Uses every secret as a person would: token and locked key, a secret, a bearer token, an assertion signed elsewhere. */
export async function useEverySecret(console: ConsolePage, markers: Markers): Promise<void> {
  await console.load('Good token'); // for the client and the expectations
  await console.button('Remove key').click();
  await paste(console, 'Token', markers.token);
  await paste(console, 'Signing key', markers.lockedPem);
  await paste(console, 'Passphrase', markers.passphrase);
  await console.button('Unlock key').click();
  await expect(console.importedKey).toContainText('RSA');
  await console.ask();
  for (const [method, field, text] of [
    ['client_secret_basic', 'Client secret', markers.secret],
    ['bearer', 'Bearer token', markers.bearer],
    ['prepared', 'Client assertion', markers.assertion],
  ] as const) {
    await console.choice('Authentication method').selectOption(method);
    await paste(console, field, text);
    await console.ask();
  }
  await console.choice('Authentication method').selectOption('private_key_jwt');
  for (const tab of ['Exchange', 'Assertion', 'Code', 'Claims']) await console.showTab(tab);
}

/** Puts a text into a field in one insertion, as a paste does; what stood there is replaced. */
export async function paste(console: ConsolePage, name: string, text: string): Promise<void> {
  await console.field(name).fill('');
  await console.field(name).focus();
  await console.page.keyboard.insertText(text);
}
