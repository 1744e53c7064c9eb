import { useEffect, useState } from 'react';
import { Answer } from './components/answer.tsx';
import { InquiryForm } from './components/inquiry-form.tsx';
import { fetchViews } from './components/lazy-views.tsx';
import type { DialogName } from './components/page-commands.ts';
import { PageDialog } from './components/page-dialog.tsx';
import { TopBar } from './components/top-bar.tsx';
import type { Session } from './core/environment/relay.ts';
import { whenIdle } from './state/lazy-parts.ts';
import { useConsole } from './state/use-console.ts';
import { useEgress } from './state/use-egress.ts';
import { useLock, type Opening } from './state/use-lock.ts';
import { useShortcuts } from './state/use-shortcuts.ts';
import { useTheme } from './state/use-theme.ts';

interface AppProps {
  readonly session: Session;
  /** Undefined when the page was loaded, not locked. */
  readonly opening: Opening | undefined;
  readonly onLock: (next: Opening) => void;
}

/** The page. */
export function App({ session, opening, onLock }: AppProps) {
  const [theme, nextTheme] = useTheme();
  const [tab, setTab] = useState('Claims');
  const [language, setLanguage] = useState('curl');
  const [dialog, setDialog] = useState<DialogName>();
  const console = useConsole(session, opening?.kept);
  const lock = useLock(console.draft, onLock);
  const isBetrayed = useEgress();
  useEffect(() => whenIdle(fetchViews), []);
  const showCommands = (): void => setDialog('commands');
  const showCode = (id: string): void => {
    setLanguage(id);
    setTab('Code');
  };
  useShortcuts(() => console.pending || console.ask(), showCommands);
  return (
    <>
      <TopBar
        {...console}
        isBetrayed={isBetrayed}
        locked={opening?.reason}
        {...lock}
        theme={theme}
        onEnvironments={() => setDialog('environments')}
        onCommands={showCommands}
        onTrust={() => setDialog('trust')}
        onTheme={nextTheme}
      />
      <main className="mx-auto grid max-w-[1600px] grid-cols-[minmax(0,1fr)] items-start gap-4 p-3 sm:p-4 lg:grid-cols-[minmax(21rem,27rem)_minmax(0,1fr)] lg:px-6">
        <InquiryForm {...console} sandboxOrigin={session.sandboxOrigin} />
        <Answer
          {...console}
          locked={opening?.reason}
          tab={tab}
          onTab={setTab}
          language={language}
          onLanguage={setLanguage}
        />
      </main>
      <PageDialog
        {...console}
        {...lock}
        open={dialog}
        onOpen={setDialog}
        onClose={() => setDialog(undefined)}
        showCode={showCode}
      />
    </>
  );
}
