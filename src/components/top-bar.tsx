import { useEffect, useRef } from 'react';
import { serverOf } from '../core/environment/servers.ts';
import type { Draft } from '../core/draft.ts';
import type { EnvironmentsView } from '../core/saved-environment/environments-view.ts';
import { LazyView, StorageNotice } from './lazy-views.tsx';
import { Button } from './ui/button.tsx';
import { Icon } from './ui/icon.tsx';

interface TopBarProps {
  readonly draft: Draft;
  readonly theme: string;
  /** Whether this page took the place of one that was locked. */
  readonly wasLocked: boolean;
  /** The name of the saved environment in force, if it is one. */
  readonly savedName: string | undefined;
  readonly saved: Pick<EnvironmentsView, 'notice' | 'dismiss'>;
  readonly onEnvironments: () => void;
  readonly onCommands: () => void;
  readonly onTheme: () => void;
  readonly onLock: () => void;
}

/** The name of the place, the environment in force, and what is always at hand. */
export function TopBar(props: TopBarProps) {
  const { draft, theme, wasLocked, savedName, saved, onEnvironments, onCommands, onTheme, onLock } = props;
  const lock = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wasLocked) lock.current?.focus();
  }, [wasLocked]);
  const id = draft.environmentId.trim();
  const hasId = /sandbox|region/.test(serverOf(draft.server)?.kind ?? '');
  const shortId = id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
  const where = [savedName ?? '', serverOf(draft.server)?.label ?? '', hasId ? shortId : ''];
  const { notice, dismiss } = saved;
  return (
    <>
      <header className="border-b border-line bg-panel lg:sticky lg:top-0 lg:z-20">
        <div className="mx-auto flex max-w-[1600px] items-center gap-3 px-4 py-2 lg:px-6">
          <img src="/favicon.svg" alt="" width="22" height="22" />
          <h1 className="font-strong">Tokenscope</h1>
          <p className="hidden min-w-0 flex-1 truncate text-muted sm:block">
            {where.filter((part) => part !== '').join(' · ')}
          </p>
          <div className="ml-auto flex gap-1">
            <Button look="quiet" onClick={onEnvironments} aria-label="Environments" title="Switch, save, share, import">
              <Icon name="environments" />
              <span className="hidden md:inline">Environments</span>
            </Button>
            <Button
              look="quiet"
              onClick={onCommands}
              aria-label="Commands"
              aria-keyshortcuts="Control+K Meta+K"
              title="Find anything that the page can do (Ctrl/⌘ K)"
            >
              <Icon name="commands" />
              <span className="hidden md:inline">Commands</span>
              <kbd className="hidden font-sans text-small lg:inline">Ctrl/⌘ K</kbd>
            </Button>
            <span role="status" className="sr-only">
              {wasLocked ? 'Locked: token, key, secrets and answer are forgotten.' : ''}
            </span>
            <Button ref={lock} look="quiet" onClick={onLock} title="Forget token, key, secret and answer">
              <Icon name="lock" /> Lock
            </Button>
            <Button look="quiet" onClick={onTheme} aria-label="Theme" title={`Theme: ${theme}`}>
              <Icon name="theme" />
              <span className="hidden sm:inline">{theme}</span>
            </Button>
          </div>
        </div>
      </header>
      {notice !== undefined && (
        <LazyView meanwhile="">
          <StorageNotice fault={notice} onEnvironments={onEnvironments} onDismiss={dismiss} />
        </LazyView>
      )}
    </>
  );
}
