import type { Middleware } from 'koa';
import type { FaultRule, Strike } from './fault.ts';
import type { Reasons } from './reasons.ts';
import { ServerFaults } from './server-fault.ts';
import { spoil } from './spoil.ts';

/**
 * Spoils answers according to rules, and those of the clients that were made to show a fault. It stands in front of
 * everything else but the one who hears who asks, and nothing else in a request can ask for it.
 */
export class FaultInjection {
  readonly #reasons: Reasons;
  readonly #serverFaults = new ServerFaults();
  #rules: { readonly rule: FaultRule; left: number }[] = [];

  constructor(reasons: Reasons) {
    this.#reasons = reasons;
  }

  /** Replaces the rules. The first one that fits a request is the one that counts. */
  setRules(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ rule, left: rule.times ?? Infinity }));
  }

  /** Lets the fault of that client, if it has one, begin anew. */
  restart(clientId: string): void {
    this.#serverFaults.restart(clientId);
  }

  middleware: Middleware = async (ctx, next) => {
    const strike = this.#strikeByRule(ctx.path) ?? this.#serverFaults.strike(this.#reasons.claimantOf(ctx));
    if (!strike) return next();
    this.#reasons.note(ctx, strike.reason);
    return spoil(ctx, strike.fault, next);
  };

  #strikeByRule(path: string): Strike | undefined {
    const entry = this.#rules.find(({ rule, left }) => left > 0 && (rule.route === '*' || path === `/${rule.route}`));
    if (!entry) return undefined;
    entry.left -= 1;
    const { route, fault } = entry.rule;
    return { fault, reason: `A fault rule for the route "${route}" is in force: ${fault.kind}.` };
  }
}
