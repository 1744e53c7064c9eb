import { Dialog } from './ui/dialog.tsx';

const SHORTCUTS = [
  ['Ctrl/⌘ K', 'Commands: find anything that the page can do'],
  ['Ctrl/⌘ Enter', 'Introspect'],
  ['Esc', 'Close a dialog or a menu'],
  ['← → Home End', 'In the tabs of the answer: the next, the first, the last'],
  ['↑ ↓ Home End', 'In a menu: the next, the first, the last'],
  ['↑ ↓ PgUp PgDn', 'In the commands: the next, or a page on'],
  ['Enter', 'In Issuer URL: Discover. In JWKS URL: Compare. In any other field of one line: Introspect'],
] as const;

/** Every key that does something on this page. */
export default function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 overflow-y-auto px-4 py-4 sm:px-5">
        {SHORTCUTS.map(([keys, meaning]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="font-mono whitespace-nowrap">{keys}</kbd>
            </dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
