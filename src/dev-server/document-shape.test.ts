import { expect, test } from 'vitest';
import { judgeDocument } from './document-shape.ts';

const NO_OBJECTS = ['null', '1', 'true', '"keys"', '"issuer"', '[]', '{}', '{"AccessKeyId":"AKIA","Secret":"s3cret"}'];

test.each([
  '{"keys":[]}',
  '{"keys":[{"kty":"RSA"},{"kty":""}],"issuer":1}',
  '\ufeff{"keys":[]}',
  '{"keys":1,"keys":[]}',
])('%s is a key set', (text) => expect(judgeDocument('jwks', Buffer.from(text))).toBeUndefined());

test.each([
  ...NO_OBJECTS,
  '[{"kty":"RSA"}]',
  '{"kty":"RSA"}',
  '{"Keys":[]}',
  '{"__proto__":{"keys":[]}}',
  '{"keys":null}',
  '{"keys":{"0":{"kty":"RSA"},"length":1}}',
  '{"keys":"RSA"}',
  '{"keys":[null]}',
  '{"keys":["RSA"]}',
  '{"keys":[[{"kty":"RSA"}]]}',
  '{"keys":[{}]}',
  '{"keys":[{"kty":1}]}',
  '{"keys":[{"kty":"RSA"},{"kid":"a"}]}',
  '{"keys":[{"__proto__":{"kty":"RSA"}}]}',
  '{"issuer":"https://auth.test"}',
])('%s is no key set', (text) => expect(judgeDocument('jwks', Buffer.from(text))).toBe('not-a-jwks'));

test.each([
  '{"issuer":"https://auth.test"}',
  '{"issuer":"","jwks_uri":1}',
  '\ufeff{"issuer":"x"}',
  '{"\\u0069ssuer":"x"}',
])('%s is metadata', (text) => expect(judgeDocument('discovery', Buffer.from(text))).toBeUndefined());

test.each([
  ...NO_OBJECTS,
  '["issuer"]',
  '[{"issuer":"https://auth.test"}]',
  '{"Issuer":"https://auth.test"}',
  '{"iss":"https://auth.test"}',
  '{"__proto__":{"issuer":"https://auth.test"}}',
  '{"metadata":{"issuer":"https://auth.test"}}',
  '{"issuer":null}',
  '{"issuer":1}',
  '{"issuer":["https://auth.test"]}',
  '{"issuer":{"length":1}}',
  '{"issuer":"https://auth.test","issuer":null}',
  '{"jwks_uri":"https://auth.test/jwks"}',
  '{"keys":[]}',
])('%s is no metadata', (text) => expect(judgeDocument('discovery', Buffer.from(text))).toBe('not-metadata'));
