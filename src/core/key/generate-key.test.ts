import { createPrivateKey, createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, importJWK, importSPKI, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { generateKey } from './generate-key.ts';
import { importKey } from './import-key.ts';
import { NEW_KEY_KINDS } from './new-key.ts';
import { publicKeyForms } from './public-key.ts';
import { readRegisteredKeys } from './registered-keys.ts';

describe.each(NEW_KEY_KINDS.filter((kind) => kind !== 'RSA 4096'))('a generated %s key', (kind) => {
  test('signs, is what its private PEM says, and can be registered in every form', async () => {
    const made = await generateKey(kind);
    if (!made.ok) throw new Error(made.reason.code);
    const { key, privatePem } = made.value;
    const [algorithm] = key.algorithms;
    if (algorithm === undefined) throw new Error('no algorithm');
    expect(`${key.kind} ${key.size}`).toContain(kind.replace(/^\S+ /, ''));
    expect(key.keyId).toBe(key.thumbprint);
    for (const cryptoKey of key.cryptoKeys.values())
      expect([cryptoKey.extractable, ...cryptoKey.usages]).toEqual([false, 'sign']);

    const again = await importKey(privatePem);
    expect(again.kind === 'key' && again.key.thumbprint).toBe(key.thumbprint);

    const forms = publicKeyForms(key, key.keyId ?? '', algorithm);
    const publicKey = createPublicKey(createPrivateKey(privatePem)).export({ format: 'jwk' }) as JWK;
    expect(JSON.parse(forms.jwk)).toEqual({ ...publicKey, kid: key.thumbprint, use: 'sig', alg: algorithm });
    expect(JSON.parse(forms.jwks)).toEqual({ keys: [JSON.parse(forms.jwk)] });
    expect(forms.pingOne).toMatch(/^"\{\\"keys\\":\[/);
    expect(forms.pingOne).not.toContain('\n');
    expect(JSON.parse(JSON.parse(forms.pingOne) as string)).toEqual(JSON.parse(forms.jwks));
    expect(forms.thumbprint).toBe(await calculateJwkThumbprint(publicKey));
    expect(forms.pem).toBe(createPublicKey(createPrivateKey(privatePem)).export({ type: 'spki', format: 'pem' }));
    await importSPKI(forms.pem, algorithm);
    await importJWK(JSON.parse(forms.jwk) as JWK, algorithm);
    for (const form of [forms.jwk, forms.jwks, forms.pingOne])
      expect(await readRegisteredKeys(form)).toMatchObject({
        ok: true,
        value: [{ thumbprint: key.thumbprint, isPrivate: false }],
      });
  });
});

test('without a Key ID the thumbprint is proposed as kid', async () => {
  const made = await generateKey('EC P-256');
  if (!made.ok) throw new Error(made.reason.code);
  const { key } = made.value;
  expect(JSON.parse(publicKeyForms(key, '', 'ES256').jwk)).toMatchObject({ kid: key.thumbprint });
  expect(JSON.parse(publicKeyForms(key, 'k1', 'ES256').jwk)).toMatchObject({ kid: 'k1' });
});
