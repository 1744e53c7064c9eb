// first of all: a token in the address is taken out of it before anything else runs
import { wasLoadedExposed } from './state/address-bar.ts';
// and nothing that is fetched goes unseen
import './state/egress.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { fetchParts, whenIdle } from './state/lazy-parts.ts';
import { forgetPage } from './state/forget-page.ts';
import type { Opening } from './state/use-lock.ts';
import { pageSession } from './state/world.ts';
import './styles.css';

/** Shows the page in its place. Lock shows it anew: root, cache and place of the old one go, with whatever they held. */
function show(opening?: Opening): void {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root');
  const client = new QueryClient();
  const root = createRoot(place, {
    onCaughtError: () => undefined, // the console is no place for what an error may quote
    // React has taken the page away by then, and is still at work
    onUncaughtError: (error) => queueMicrotask(() => leave(() => crash(error))),
  });
  const leave = (next: () => void): void => {
    forgetPage(place, () => {
      root.unmount();
      client.clear();
    });
    next();
  };
  const lock = (next: Opening): void => {
    leave(() => show(next));
    // the browser's own record of the address goes with the document only
    if (wasLoadedExposed && next.reason !== 'left') location.reload();
  };
  const page = (
    <StrictMode>
      <QueryClientProvider client={client}>
        <Bootstrap opening={opening} onLock={lock} />
      </QueryClientProvider>
    </StrictMode>
  );
  flushSync(() => root.render(page));
}

/** Shows that the page itself is at fault. It names the kind of error only: a message may repeat what was pasted. */
function crash(error: unknown): void {
  const place = document.getElementById('root');
  if (!place) throw error;
  createRoot(place).render(
    <main role="alert" className="mx-auto max-w-xl p-8">
      <h1 className="text-headline font-strong">
        Tokenscope has a fault ({error instanceof Error ? error.name : 'Error'})
      </h1>
      <p className="mt-2">Nothing of what you entered was kept. Reload the page to go on.</p>
    </main>,
  );
}

function Bootstrap(props: { readonly opening: Opening | undefined; readonly onLock: (next: Opening) => void }) {
  return <App {...props} session={pageSession()} />;
}

show();
whenIdle(() => void fetchParts());
