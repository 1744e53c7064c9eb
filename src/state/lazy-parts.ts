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
/** What signs an assertion for code, and reads the secrets for it. */
export const loadCodeSecrets = () => import('./code-secrets.ts');

/** Fetches what most people need next; a failure shows when the part is really needed. */
export function fetchParts(): void {
  const parts = [loadIntrospect, loadKeyImport, loadRegisteredKeys, loadSignatureCheck, loadDiscovery, loadCodeSecrets];
  for (const load of [...parts, loadSavedEnvironments]) load().catch(() => undefined);
}

/** Whether a part of the page did not load, which every browser says in words of its own: the page's server is gone. */
export const isMissingPart = (error: unknown): boolean => error instanceof TypeError && /module/i.test(error.message);

/** Does something as soon as the browser has nothing else to do. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 1000);
}
