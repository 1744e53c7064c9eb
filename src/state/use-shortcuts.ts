import { useEffect } from 'react';

/** Hears the keys that work wherever the focus is: Enter and K, with Control or Command. A dialog has its keys to itself. */
export function useShortcuts(onEnter: () => void, onK: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.repeat) return;
      const action = { Enter: onEnter, k: onK }[event.key];
      if (!action) return;
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
