import { Component, createElement, lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';

type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

const fetches: (() => Promise<unknown>)[] = [];

/**
 * A view that comes after the first load, as a component that fetches itself. One that is there already is shown at once:
 * a focus, or a keystroke, does not wait for it.
 */
function later<Props extends object>(load: Load<Props>): ComponentType<Props> {
  let view: ComponentType<Props> | undefined;
  const fetch: Load<Props> = async () => {
    const module = await load();
    view = module.default;
    return module;
  };
  const Fetching = lazy(fetch);
  fetches.push(fetch);
  return (props) => {
    const [View] = useState<ComponentType<Props>>(() => view ?? Fetching);
    return createElement(View, props);
  };
}

export const ClaimsView = later(() => import('./claims-view.tsx'));
export const TokenDetails = later(() => import('./token-details.tsx'));
export const ProblemNotice = later(() => import('./problem-notice.tsx'));
export const Preflight = later(() => import('./preflight.tsx'));
export const PreflightHint = later(() => import('./preflight-hint.tsx'));
export const StorageNotice = later(() => import('./storage-notice.tsx'));
export const ScenarioField = later(() => import('./scenario-field.tsx'));
export const AssertionTab = later(() => import('./assertion-tab.tsx'));
export const InactiveReasons = later(() => import('./inactive-reasons.tsx'));
export const AssertionOptionFields = later(() => import('./assertion-option-fields.tsx'));
export const ProofFields = later(() => import('./proof-fields.tsx'));
export const KeyDetails = later(() => import('./key-details.tsx'));
export const CodeView = later(() => import('./code-view.tsx'));
export const CommandPalette = later(() => import('./command-palette.tsx'));
export const ShortcutsDialog = later(() => import('./shortcuts-dialog.tsx'));
export const EnvironmentsDialog = later(() => import('./environments-dialog.tsx'));
export const TrustDialog = later(() => import('./trust-dialog.tsx'));
export const ExposedNotice = later(() => import('./exposed-notice.tsx'));
export const AudienceConsent = later(() => import('./audience-consent.tsx'));
export const AddressConfirmation = later(() => import('./address-confirmation.tsx'));
export const MoreExpectations = later(() => import('./more-expectations.tsx'));
export const MixUpHint = later(() => import('./mix-up-hint.tsx'));
export const OtherIssuerFields = later(() => import('./other-issuer-fields.tsx'));
export const ExchangeView = later(() => import('./exchange-view.tsx'));
export const ImportedKey = later(() => import('./imported-key.tsx'));
export const KeyChooser = later(() => import('./key-chooser.tsx'));
export const UnlockKey = later(() => import('./unlock-key.tsx'));

/** Fetches the views before they are needed; a failure shows when one is. */
export function fetchViews(): void {
  for (const fetch of fetches) fetch().catch(() => undefined);
}

const LOADING = <p className="px-4 py-3 text-small text-muted">Loading…</p>;

interface LazyViewProps {
  readonly children: ReactNode;
  /** What the alert stands for that takes the place of a view which cannot be fetched. */
  readonly problem?: string;
  /** What stands there until the view has come. */
  readonly meanwhile?: ReactNode;
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
    if (!this.state.failed)
      return <Suspense fallback={this.props.meanwhile ?? LOADING}>{this.props.children}</Suspense>;
    return (
      <p role="alert" data-problem={this.props.problem} className="px-4 py-3 text-small text-unmet">
        This part of Tokenscope could not be loaded. Is Tokenscope still running? Start it, and reload the page.
      </p>
    );
  }
}
