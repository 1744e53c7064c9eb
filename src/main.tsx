// first of all: a token in the address is taken out of it before anything else runs
import './state/address-bar.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Component, StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { fetchParts, whenIdle } from './state/lazy-parts.ts';
import { pageSession } from './state/world.ts';
import './styles.css';

/** Shows that the page itself is at fault. It names the kind of error only: a message may repeat what was pasted. */
class CrashScreen extends Component<{ readonly children: ReactNode }, { readonly crashed?: string }> {
  override state: { readonly crashed?: string } = {};

  static getDerivedStateFromError(error: unknown): { readonly crashed: string } {
    return { crashed: error instanceof Error ? error.name : 'Error' };
  }

  override render(): ReactNode {
    if (this.state.crashed === undefined) return this.props.children;
    return (
      <main role="alert" className="mx-auto max-w-xl p-8">
        <h1 className="text-headline font-strong">Tokenscope has a fault ({this.state.crashed})</h1>
        <p className="mt-2">Nothing of what you entered was kept. Reload the page to go on.</p>
      </main>
    );
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const onError = (): void => {};
createRoot(root, { onCaughtError: onError, onUncaughtError: onError }).render(
  <StrictMode>
    <CrashScreen>
      <QueryClientProvider client={new QueryClient()}>
        <Bootstrap />
      </QueryClientProvider>
    </CrashScreen>
  </StrictMode>,
);
whenIdle(() => void fetchParts());

function Bootstrap() {
  return <App session={pageSession()} />;
}
