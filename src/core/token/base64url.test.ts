import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBase64Url, readUtf8 } from './base64url.ts';

test('any bytes are read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(readBase64Url(Buffer.from(bytes).toString('base64url'))).toEqual({ bytes, flags: [] });
    }),
  );
});

test.each([
  ['a-_b', []],
  ['YQ==', ['padding']],
  ['a+/b', ['not-base64url']],
  ['a+/bYQ==', ['padding', 'not-base64url']],
])('%s is read, with the flags %j', (text, flags) => {
  const { bytes, flags: seen } = readBase64Url(text);
  expect(bytes && [...bytes]).toEqual([...Buffer.from(text, 'base64')]);
  expect(seen).toEqual(flags);
});

test.each(['a', 'ä', 'a.b', 'ab=c'])('%j cannot be read', (text) =>
  expect(readBase64Url(text)).toEqual({ bytes: undefined, flags: ['not-base64url'] }),
);

test('bytes that are no UTF-8 are no text, and a byte order mark stays', () => {
  expect(readUtf8(new Uint8Array([0xff]))).toBeUndefined();
  expect(readUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('\ufeffa');
});
