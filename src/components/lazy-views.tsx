import { Component, lazy, Suspense, type ReactNode } from 'react';

const loadAssertionView = () => import('./assertion-view.tsx');
const loadClaimsView = () => import('./claims-view.tsx');
const loadExchangeView = () => import('./exchange-view.tsx');
const loadKeyToRegister = () => import('./key-to-register.tsx');
const loadProblemNotice = () => import('./problem-notice.tsx');
const loadRegistrationFindings = () => import('./registration-findings.tsx');
const loadTokenDetails = () => import('./token-details.tsx');

const LOADS = [
  loadClaimsView,
  loadTokenDetails,
  loadProblemNotice,
  loadAssertionView,
  loadExchangeView,
  loadKeyToRegister,
  loadRegistrationFindings,
];

/** The views that come after the first load, each as a component that fetches itself. */
export const AssertionView = lazy(loadAssertionView);
export const ClaimsView = lazy(loadClaimsView);
export const ExchangeView = lazy(loadExchangeView);
export const KeyToRegister = lazy(loadKeyToRegister);
export const ProblemNotice = lazy(loadProblemNotice);
export const RegistrationFindings = lazy(loadRegistrationFindings);
export const TokenDetails = lazy(loadTokenDetails);

/** Fetches the views before they are needed; a failure shows when one is. */
export function fetchViews(): void {
  for (const load of LOADS) load().catch(() => undefined);
}

const LOADING = <p className="px-4 py-3 text-small text-muted">Loading…</p>;

interface LazyViewProps {
  readonly children: ReactNode;
  /** What the alert stands for that takes the place of a view which cannot be fetched. */
  readonly problem?: string;
}

/** The place of a lazy view: a view that cannot be fetched takes nothing else with it. */
export class LazyView extends Component<LazyViewProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(error: unknown): { readonly failed: boolean } {
    // a fault of our own is for the crash screen
    if (!(error instanceof TypeError) || !/module/i.test(error.message)) throw error;
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return <Suspense fallback={LOADING}>{this.props.children}</Suspense>;
    return (
      <p role="alert" data-problem={this.props.problem} className="px-4 py-3 text-small text-unmet">
        This part of Tokenscope could not be loaded. Is Tokenscope still running? Start it, and reload the page.
      </p>
    );
  }
}
