import { useId, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './button.tsx';

interface MenuButtonProps {
  readonly label: string;
  readonly menuLabel: string;
  readonly items: readonly string[];
  readonly onChoose: (item: string) => void;
  readonly children: ReactNode;
}

/** A menu button after the ARIA Authoring Practices: arrows, Home, End, Escape, and it closes when focus leaves. */
export function MenuButton({ label, menuLabel, items, onChoose, children }: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  const first = useRef(0);
  const show = (index: number): void => {
    first.current = index;
    setOpen(true);
  };
  // before the next key can come: arrows pressed in quick succession must count from the item
  useLayoutEffect(() => {
    if (open) focusItem(menu.current, first.current);
  }, [open]);
  const hide = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const entries = [...(menu.current?.querySelectorAll('[role=menuitem]') ?? [])];
    const at = entries.indexOf(document.activeElement as Element);
    const target = { ArrowDown: at + 1, ArrowUp: at === -1 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape' && open) hide();
    if (target === undefined) return;
    event.preventDefault();
    if (open) focusItem(menu.current, target);
    else show(target);
  };
  const onBlur = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the button and the items within
    <div className="relative" onKeyDown={onKeyDown} onBlur={onBlur}>
      <Button
        ref={button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => (open ? hide() : show(0))}
        className="h-full rounded-l-none border-l-0 px-2"
      >
        {children}
      </Button>
      {open && (
        <div
          ref={menu}
          id={id}
          role="menu"
          aria-label={menuLabel}
          className="absolute right-0 z-10 mt-1 min-w-52 rounded-box border border-edge bg-panel p-1"
        >
          {items.map((item) => (
            <button
              key={item}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                hide();
                onChoose(item);
              }}
              className="block w-full rounded-box px-3 py-1.5 text-left hover:bg-well focus:bg-well"
            >
              {item}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Moves the focus to an item, counted from the first, or from the last with a negative index, and around the ends. */
function focusItem(menu: HTMLElement | null, index: number): void {
  const entries = menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [];
  entries[(index + entries.length) % entries.length]?.focus();
}
