import { Component, lazy, Suspense, type ReactNode } from 'react';

const loadAssertionView = () => import('./assertion-view.tsx');
const loadExchangeView = () => import('./exchange-view.tsx');
const loadKeyToRegister = () => import('./key-to-register.tsx');
const loadRegistrationFindings = () => import('./registration-findings.tsx');

/** The views that come after the first load, each as a component that fetches itself. */
export const AssertionView = lazy(loadAssertionView);
export const ExchangeView = lazy(loadExchangeView);
export const KeyToRegister = lazy(loadKeyToRegister);
export const RegistrationFindings = lazy(loadRegistrationFindings);

/** Fetches the views before they are needed; a failure shows when one is. */
export function fetchViews(): void {
  for (const load of [loadAssertionView, loadExchangeView, loadKeyToRegister, loadRegistrationFindings])
    load().catch(() => undefined);
}

const LOADING = <p className="px-4 py-3 text-small text-muted">Loading…</p>;

/** The place of a lazy view: a view that cannot be fetched takes nothing else with it. */
export class LazyView extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(error: unknown): { readonly failed: boolean } {
    // a fault of our own is for the crash screen
    if (!(error instanceof TypeError) || !/module/i.test(error.message)) throw error;
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return <Suspense fallback={LOADING}>{this.props.children}</Suspense>;
    return (
      <p role="alert" className="px-4 py-3 text-small text-unmet">
        This part of Tokenscope could not be loaded. Is Tokenscope still running? Start it, and reload the page.
      </p>
    );
  }
}
