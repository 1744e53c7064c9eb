import { useEffect, useRef, type ReactNode } from 'react';

/**
 * Keeps the focus near when the control that had it is gone: on the group that comes first within, else on the first field.
 * Without it, a keyboard would start again at the top of the page.
 */
export function FocusKeeper({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return;
    box.current?.querySelector<HTMLElement>('[role=group][tabindex], textarea')?.focus();
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- watches where the focus is, does nothing itself
    <div
      ref={box}
      className="space-y-3"
      onFocus={() => (hadFocus.current = true)}
      onBlur={() => (hadFocus.current = false)} // not heard when the control itself is taken away
    >
      {children}
    </div>
  );
}
