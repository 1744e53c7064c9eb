/**
 * The parts of the page that come after the first load: what reads and imports keys, what signs and asks, what judges.
 * Each is fetched from the page's own origin when it is first needed, or when the browser has nothing else to do.
 */
export const loadKeyImport = () => import('../core/key/import-key.ts');
export const loadKeyGeneration = () => import('../core/key/generate-key.ts');
/** The registered keys come in two parts that are needed together. */
export const loadRegisteredKeys = async () => ({
  ...(await import('../core/key/registered-keys.ts')),
  ...(await import('../core/key/fetch-jwks.ts')),
});
/** Whoever asks will have to judge. */
export const loadIntrospect = async () => ({
  ...(await import('../core/inquiry.ts')),
  ...(await import('../core/introspection/introspect.ts')),
  ...(await import('../core/verdict/verdict.ts')),
  ...(await import('../core/verdict/expectation.ts')),
});
/** What fetches the keys of an issuer, and checks a signature with them. */
export const loadSignatureCheck = async () => ({
  ...(await import('../core/token/signature.ts')),
  ...(await import('../core/key/issuer-keys.ts')),
});
/** What reads the metadata of a server, and fills the form with it. */
export const loadDiscovery = () => import('./discover.ts');
/** What keeps, exports and imports environments. */
export const loadSavedEnvironments = async () => ({
  ...(await import('../core/saved-environment/saved-environment.ts')),
  ...(await import('../core/saved-environment/environment-list.ts')),
  ...(await import('../core/saved-environment/environment-file.ts')),
  ...(await import('./stored-environments.ts')),
});
/** What gathers the evidence of the Trust check, and judges it. */
export const loadTrust = () => import('./trust-check.ts');
/** What signs an assertion for code, and reads the secrets for it. */
export const loadCodeSecrets = () => import('./code-secrets.ts');

/** What only some kinds of key need: the parts that the import of keys fetches for them. */
const loadRareKeys = async () => {
  await import('../core/key/der-key.ts');
  await import('../core/key/encrypted-private-key-info.ts');
  await import('../core/key/traditional-pem.ts');
  await import('../core/key/pkcs12.ts');
  await import('../core/key/legacy-cipher.ts');
  await (await import('../core/key/key-derivation.ts')).fetchHashes();
};

/** Fetches every part, what most people need next first, so that nothing is missing once the network is gone. */
export async function fetchParts(): Promise<void> {
  const parts = [loadIntrospect, loadKeyImport, loadRegisteredKeys, loadSignatureCheck, loadDiscovery, loadCodeSecrets];
  // a failure shows when the part is really needed
  for (const load of [...parts, loadSavedEnvironments, loadKeyGeneration, loadTrust, loadRareKeys])
    await load().catch(() => undefined);
}

/** Whether a part of the page did not load, which every browser says in words of its own: the page's server is gone. */
export const isMissingPart = (error: unknown): boolean => error instanceof TypeError && /module/i.test(error.message);

/** Does something as soon as the browser has nothing else to do. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 1000);
}
