import { serverOf } from '../core/environment/servers.ts';
import type { Draft } from '../core/draft.ts';
import { describeLock, FORGOTTEN, type LockReason } from '../core/lock/lock-reason.ts';
import type { EnvironmentsView } from '../core/saved-environment/environments-view.ts';
import { LazyView, StorageNotice } from './lazy-views.tsx';
import { LockButton } from './lock-button.tsx';
import { Button } from './ui/button.tsx';
import { Icon } from './ui/icon.tsx';

interface TopBarProps {
  readonly draft: Draft;
  readonly theme: string;
  /** Why the page was locked that stood in this place before, if one was. */
  readonly locked: LockReason | undefined;
  readonly timeLeft: () => number | undefined;
  readonly minutes: number;
  /** Whether the page has been where it should not, or was kept from it. */
  readonly isBetrayed: boolean;
  /** The name of the saved environment in force, if it is one. */
  readonly savedName: string | undefined;
  readonly saved: Pick<EnvironmentsView, 'notice' | 'dismiss'>;
  readonly onEnvironments: () => void;
  readonly onCommands: () => void;
  readonly onTrust: () => void;
  readonly onTheme: () => void;
  readonly onLock: () => void;
}

/** The name of the place, the environment in force, and what is always at hand. */
export function TopBar(props: TopBarProps) {
  const { draft, theme, locked, isBetrayed, savedName, saved, onEnvironments, onCommands, onTrust, onTheme } = props;
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
          <h1 className="sr-only font-strong sm:not-sr-only">Tokenscope</h1>
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
            <Button
              look="quiet"
              onClick={onTrust}
              aria-label="Trust check"
              title="See what this page does with secrets"
            >
              <span className={isBetrayed ? 'text-unmet' : ''}>
                <Icon name={isBetrayed ? 'warn' : 'trust'} />
              </span>
              <span className="hidden lg:inline">Trust check</span>
            </Button>
            <span role="status" className="sr-only">
              {isBetrayed ? 'Trust check: something is not as promised.' : ''}
            </span>
            <LockButton {...props} isFocused={locked !== undefined} describedBy={locked && 'locked'} />
            <Button look="quiet" onClick={onTheme} aria-label="Theme" title={`Theme: ${theme}`}>
              <Icon name="theme" />
              <span className="hidden sm:inline">{theme}</span>
            </Button>
          </div>
        </div>
      </header>
      <p
        id="locked"
        role="status"
        aria-label="Lock"
        className={
          // on a wide screen the verdict says so; whoever pressed the button knows
          locked && locked !== 'pressed' ? 'border-b border-line bg-well px-4 py-2 text-small lg:sr-only' : 'sr-only'
        }
      >
        {locked && `${describeLock(locked)}. ${FORGOTTEN}`}
      </p>
      {notice !== undefined && (
        <LazyView meanwhile="">
          <StorageNotice fault={notice} onEnvironments={onEnvironments} onDismiss={dismiss} />
        </LazyView>
      )}
    </>
  );
}
