import { useEffect, useState } from 'react';
import { Answer } from './components/answer.tsx';
import { ClientFields } from './components/client-fields.tsx';
import { EnvironmentFields } from './components/environment-fields.tsx';
import { InquiryForm } from './components/inquiry-form.tsx';
import { AssertionTab, CodeView, fetchViews, KeyDetails, LazyView } from './components/lazy-views.tsx';
import type { DialogName } from './components/page-commands.ts';
import { PageDialog } from './components/page-dialog.tsx';
import { SamplePicker } from './components/sample-picker.tsx';
import { TokenField } from './components/token-field.tsx';
import { TopBar } from './components/top-bar.tsx';
import type { Session } from './core/environment/relay.ts';
import { forgetOpenedLink } from './state/address-bar.ts';
import { whenIdle } from './state/lazy-parts.ts';
import { useConsole } from './state/use-console.ts';
import { useShortcuts } from './state/use-shortcuts.ts';
import { useTheme } from './state/use-theme.ts';

/** The page. Lock replaces it by a new one: whatever the old one held goes with it. */
export function App({ session }: { readonly session: Session }) {
  const [round, setRound] = useState(0);
  useEffect(() => whenIdle(fetchViews), []);
  const lock = (): void => {
    forgetOpenedLink();
    setRound(round + 1);
  };
  return <Page key={round} session={session} wasLocked={round > 0} onLock={lock} />;
}

interface PageProps {
  readonly session: Session;
  readonly wasLocked: boolean;
  readonly onLock: () => void;
}

function Page({ session, wasLocked, onLock }: PageProps) {
  const [theme, nextTheme] = useTheme();
  const [tab, setTab] = useState('Claims');
  const [language, setLanguage] = useState('curl');
  const [dialog, setDialog] = useState<DialogName>();
  const console = useConsole(session);
  const { draft, errors, change, ask, pending, signingKey } = console;
  useShortcuts(
    () => pending || ask(),
    () => setDialog('commands'),
  );

  return (
    <>
      <TopBar
        draft={draft}
        theme={theme}
        wasLocked={wasLocked}
        saved={console.savedName}
        onEnvironments={() => setDialog('environments')}
        onCommands={() => setDialog('commands')}
        onTheme={nextTheme}
        onLock={onLock}
      />
      <main className="mx-auto grid max-w-[1600px] items-start gap-4 p-3 sm:p-4 lg:grid-cols-[minmax(21rem,27rem)_minmax(0,1fr)] lg:px-6">
        <InquiryForm
          draft={draft}
          pending={pending}
          samples={<SamplePicker onLoad={console.loadSample} error={console.sampleError} />}
          environment={<EnvironmentFields {...console} sandboxOrigin={session.sandboxOrigin} onChange={change} />}
          token={<TokenField {...console} error={errors.token} onChange={change} onUseAsKey={console.useAsKey} />}
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
          tab={tab}
          onTab={setTab}
          assertion={
            <LazyView>
              <AssertionTab {...console} signingKey={signingKey.key} registered={console.registered.keys} />
            </LazyView>
          }
          code={
            <LazyView>
              <CodeView {...console} signingKey={signingKey.key} language={language} onLanguage={setLanguage} />
            </LazyView>
          }
          onRetry={ask}
        />
      </main>
      <PageDialog
        {...console}
        open={dialog}
        onOpen={setDialog}
        onClose={() => setDialog(undefined)}
        showCode={(id) => {
          setLanguage(id);
          setTab('Code');
        }}
        onPostman={console.takePostman}
      />
    </>
  );
}
