import { useEffect, useState } from 'react';
import { Answer } from './components/answer.tsx';
import { ClientFields } from './components/client-fields.tsx';
import { EnvironmentFields } from './components/environment-fields.tsx';
import { InquiryForm } from './components/inquiry-form.tsx';
import { AssertionTab, fetchViews, KeyDetails, LazyView } from './components/lazy-views.tsx';
import { SamplePicker } from './components/sample-picker.tsx';
import { TokenField } from './components/token-field.tsx';
import { TopBar } from './components/top-bar.tsx';
import type { Session } from './core/environment/relay.ts';
import { whenIdle } from './state/lazy-parts.ts';
import { useConsole } from './state/use-console.ts';
import { useTheme } from './state/use-theme.ts';

/** The page. Lock replaces it by a new one: whatever the old one held goes with it. */
export function App({ session }: { readonly session: Session }) {
  const [round, setRound] = useState(0);
  useEffect(() => whenIdle(fetchViews), []);
  return <Page key={round} session={session} wasLocked={round > 0} onLock={() => setRound(round + 1)} />;
}

interface PageProps {
  readonly session: Session;
  readonly wasLocked: boolean;
  readonly onLock: () => void;
}

function Page({ session, wasLocked, onLock }: PageProps) {
  const [theme, nextTheme] = useTheme();
  const console = useConsole(session);
  const { draft, errors, change, ask, pending, signingKey } = console;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || pending) return;
      event.preventDefault();
      ask();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <>
      <TopBar draft={draft} theme={theme} wasLocked={wasLocked} onTheme={nextTheme} onLock={onLock} />
      <main className="mx-auto grid max-w-[1600px] items-start gap-4 p-3 sm:p-4 lg:grid-cols-[minmax(21rem,27rem)_minmax(0,1fr)] lg:px-6">
        <InquiryForm
          draft={draft}
          pending={pending}
          samples={<SamplePicker onLoad={console.loadSample} error={console.sampleError} />}
          environment={
            <EnvironmentFields draft={draft} errors={errors} sandboxOrigin={session.sandboxOrigin} onChange={change} />
          }
          token={
            <TokenField
              draft={draft}
              cleaned={console.cleaned}
              token={console.token}
              hint={console.hint}
              error={errors.token}
              signature={console.signature}
              onChange={change}
              onUseAsKey={console.useAsKey}
            />
          }
          client={
            <ClientFields
              {...console}
              onChange={change}
              onSecret={console.setSecret}
              onSandboxClient={console.loadSandboxClient}
              keyDetails={
                <LazyView>
                  <KeyDetails {...console} signingKey={signingKey.key} onChange={change} />
                </LazyView>
              }
            />
          }
          onChange={change}
          onAsk={ask}
          onCancel={console.cancel}
        />
        <Answer
          {...console}
          assertion={
            <LazyView>
              <AssertionTab {...console} signingKey={signingKey.key} registered={console.registered.keys} />
            </LazyView>
          }
          onRetry={ask}
        />
      </main>
    </>
  );
}
