import { useEffect, useState } from 'react';
import { readItem, writeItem } from './stored-item.ts';

const THEMES = ['System', 'Light', 'Dark'] as const;

/** The theme that was chosen; "System" follows the operating system. */
export type Theme = (typeof THEMES)[number];

const STORED_AS = 'tokenscope.theme';

/** The theme and how to get the next one. Storage may be missing or forbidden: then the choice lasts until the reload. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(readStored);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      const dark = theme === 'Dark' || (theme === 'System' && system.matches);
      document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
  const next = (): void => {
    const chosen = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'System';
    setTheme(chosen);
    writeItem(STORED_AS, chosen);
  };
  return [theme, next];
}

const readStored = (): Theme => THEMES.find((theme) => theme === readItem(STORED_AS)) ?? 'System';
