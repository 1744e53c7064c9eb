import { useEffect } from 'react';

/** Hears the keys that work wherever the focus is: Enter and K, with Control or Command. A dialog has its keys to itself. */
export function useShortcuts(onEnter: () => void, onK: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.repeat) return;
      // with Caps Lock it is K, and in other scripts the key has another letter
      const isK = event.key.toLowerCase() === 'k' || (event.code === 'KeyK' && !/^[a-z]$/i.test(event.key));
      const action = event.key === 'Enter' ? onEnter : isK ? onK : undefined;
      if (!action) return;
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
