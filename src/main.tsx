// first of all: a token in the address is taken out of it before anything else runs
import './state/address-bar.ts';
// and nothing that is fetched goes unseen
import './state/egress.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Component, StrictMode, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { fetchParts, whenIdle } from './state/lazy-parts.ts';
import { forgetPage } from './state/forget-page.ts';
import type { Opening } from './state/use-lock.ts';
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

const onError = (): void => {};

/** Shows the page in its place. Lock shows it anew: root, cache and place of the old one go, with whatever they held. */
function show(opening?: Opening): void {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root');
  const root = createRoot(place, { onCaughtError: onError, onUncaughtError: onError });
  const client = new QueryClient();
  const lock = (next: Opening): void => {
    forgetPage(place, () => {
      root.unmount();
      client.clear();
    });
    show(next);
  };
  const page = (
    <StrictMode>
      <CrashScreen>
        <QueryClientProvider client={client}>
          <Bootstrap opening={opening} onLock={lock} />
        </QueryClientProvider>
      </CrashScreen>
    </StrictMode>
  );
  flushSync(() => root.render(page));
}

function Bootstrap(props: { readonly opening: Opening | undefined; readonly onLock: (next: Opening) => void }) {
  return <App {...props} session={pageSession()} />;
}

show();
whenIdle(() => void fetchParts());
