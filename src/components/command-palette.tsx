import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { pageCommands, type PageActions } from './page-commands.ts';
import type { Command } from './page-controls.ts';
import { closeDialog, Dialog } from './ui/dialog.tsx';

interface CommandPaletteProps {
  readonly actions: PageActions;
  readonly onClose: () => void;
}

/** Everything that the page can do, found by words: a combo box over a list, after the ARIA Authoring Practices. */
export default function CommandPalette({ actions, onClose }: CommandPaletteProps) {
  const id = useId();
  // what was on the page as it opened: the dialog itself is no part of it
  const [all] = useState(() => pageCommands(actions));
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => matching(all, words), [all, words]);
  const current = found[at];
  const list = useRef<HTMLDivElement>(null);
  const chosen = useRef<Command>(undefined);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    // what is still being composed is no choice
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      chosen.current = current;
      closeDialog();
    }
    if (target === undefined || found.length === 0) return;
    event.preventDefault();
    const isPage = event.key.startsWith('Page');
    setAt(isPage ? Math.min(Math.max(target, 0), found.length - 1) : (target + found.length) % found.length);
  };
  return (
    <Dialog
      title="Commands"
      isBare
      onClose={() => {
        onClose();
        // by now the focus is back on the page: what is chosen moves it on
        chosen.current?.run();
      }}
    >
      <input
        role="combobox"
        aria-label="Command"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={current ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog opens for this one field
        autoFocus
        placeholder="What do you want to do?"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="w-full border-b border-line bg-panel px-4 py-3 outline-none placeholder:text-muted sm:px-5"
      />
      <div ref={list} id={id} role="listbox" aria-label="Commands" className="min-h-0 overflow-y-auto p-1">
        {found.map((command, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are heard by the combo box
          <div
            key={`${command.group} ${command.title}`}
            role="option"
            id={`${id}-${index}`}
            aria-selected={index === at}
            onMouseMove={() => index !== at && setAt(index)}
            onClick={() => {
              chosen.current = command;
              closeDialog();
            }}
            className="flex cursor-pointer items-baseline justify-between gap-4 rounded-box px-3 py-1.5 aria-selected:bg-well sm:px-4"
          >
            <span className="min-w-0 [overflow-wrap:anywhere]">{command.title}</span>
            <span className="hidden shrink-0 text-small text-muted sm:inline">{command.keys ?? command.group}</span>
          </div>
        ))}
      </div>
      <p role="status" className="px-4 pb-3 text-small text-muted empty:absolute sm:px-5">
        {found.length === 0 ? 'Nothing on this page goes by these words.' : ''}
      </p>
    </Dialog>
  );
}

/** The commands that have every word, those first that begin with what was typed. */
function matching(commands: readonly Command[], typed: string): readonly Command[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/);
  const rank = ({ title }: Command): number => {
    const lower = title.toLowerCase();
    if (lower.startsWith(text)) return 0;
    return words.every((word) => lower.split(/[\s:]+/).some((part) => part.startsWith(word))) ? 1 : 2;
  };
  return commands
    .filter(({ title, group }) => words.every((word) => `${title} ${group}`.toLowerCase().includes(word)))
    .toSorted((one, other) => rank(one) - rank(other));
}
