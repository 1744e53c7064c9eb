/** What the page has asked for since it was loaded, by origin, and what its policy has kept it from. */
export interface Egress {
  readonly contacted: ReadonlyMap<string, number>;
  readonly violations: readonly string[];
}

const contacted = new Map<string, number>();
const violations: string[] = [];
let heard: readonly (() => void)[] = [];

/** Where the page has been so far. Addresses are not kept, for they may be secret: only where they lead. */
export const egress: Egress = { contacted, violations };

/** Hears of every destination and every violation from now on. Returns what ends it. */
export function onEgress(hear: () => void): () => void {
  heard = [...heard, hear];
  return () => {
    heard = heard.filter((each) => each !== hear);
  };
}

const tell = (): void => heard.forEach((each) => each());

if ('PerformanceObserver' in globalThis)
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      const { origin } = new URL(name);
      contacted.set(origin, (contacted.get(origin) ?? 0) + 1);
    }
    tell();
  }).observe({ type: 'resource', buffered: true });

addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  violations.push(`${effectiveDirective} ${URL.canParse(blockedURI) ? new URL(blockedURI).origin : blockedURI}`);
  tell();
});
