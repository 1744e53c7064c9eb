import { useEffect, useState } from 'react';
import { Answer } from './components/answer.tsx';
import { InquiryForm } from './components/inquiry-form.tsx';
import { fetchViews } from './components/lazy-views.tsx';
import type { DialogName } from './components/page-commands.ts';
import { PageDialog } from './components/page-dialog.tsx';
import { TopBar } from './components/top-bar.tsx';
import type { Session } from './core/environment/relay.ts';
import { forgetOpenedLink } from './state/address-bar.ts';
import { whenIdle } from './state/lazy-parts.ts';
import { useConsole } from './state/use-console.ts';
import type { Confirmed } from './state/use-draft.ts';
import { useShortcuts } from './state/use-shortcuts.ts';
import { useTheme } from './state/use-theme.ts';

/** The page. Lock replaces it by a new one: whatever the old one held goes with it. */
export function App({ session }: { readonly session: Session }) {
  const [{ round, kept }, setRound] = useState<{ readonly round: number; readonly kept?: Confirmed }>({ round: 0 });
  useEffect(() => whenIdle(fetchViews), []);
  const lock = ({ elsewhere, confirmed }: Confirmed): void => {
    forgetOpenedLink();
    setRound({ round: round + 1, kept: { elsewhere, confirmed } });
  };
  return <Page key={round} session={session} kept={kept} wasLocked={round > 0} onLock={lock} />;
}

interface PageProps {
  readonly session: Session;
  /** What of the page before Lock still holds: which hosts a person has confirmed. */
  readonly kept: Confirmed | undefined;
  readonly wasLocked: boolean;
  readonly onLock: (kept: Confirmed) => void;
}

function Page({ session, kept, wasLocked, onLock }: PageProps) {
  const [theme, nextTheme] = useTheme();
  const [tab, setTab] = useState('Claims');
  const [language, setLanguage] = useState('curl');
  const [dialog, setDialog] = useState<DialogName>();
  const console = useConsole(session, kept);
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
        wasLocked={wasLocked}
        onLock={() => onLock(console.draft)}
        theme={theme}
        onEnvironments={() => setDialog('environments')}
        onCommands={showCommands}
        onTheme={nextTheme}
      />
      <main className="mx-auto grid max-w-[1600px] grid-cols-[minmax(0,1fr)] items-start gap-4 p-3 sm:p-4 lg:grid-cols-[minmax(21rem,27rem)_minmax(0,1fr)] lg:px-6">
        <InquiryForm {...console} sandboxOrigin={session.sandboxOrigin} />
        <Answer {...console} tab={tab} onTab={setTab} language={language} onLanguage={setLanguage} />
      </main>
      <PageDialog
        {...console}
        open={dialog}
        onOpen={setDialog}
        onClose={() => setDialog(undefined)}
        showCode={showCode}
      />
    </>
  );
}
