/**
 * The parts of the page that come after the first load: what reads and imports keys, and what signs and asks. Each is
 * fetched from the page's own origin when it is first needed, or when the browser has nothing else to do.
 */
export const loadKeyImport = () => import('../core/key/import-key.ts');
export const loadKeyGeneration = () => import('../core/key/generate-key.ts');
/** The registered keys come in two parts that are needed together. */
export const loadRegisteredKeys = async () => ({
  ...(await import('../core/key/registered-keys.ts')),
  ...(await import('../core/key/fetch-jwks.ts')),
});
export const loadIntrospect = () => import('../core/introspection/introspect.ts');

/** Fetches what most people need next; a failure shows when the part is really needed. */
export function fetchParts(): void {
  for (const load of [loadKeyImport, loadIntrospect, loadRegisteredKeys]) load().catch(() => undefined);
}

/** Does something as soon as the browser has nothing else to do. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 1000);
}
