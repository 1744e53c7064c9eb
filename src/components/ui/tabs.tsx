import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

/** One tab: its name and what it shows. */
export interface Tab {
  readonly name: string;
  readonly content: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** The name of the tab that is shown. */
  readonly selected: string;
  readonly onSelect: (name: string) => void;
}

/** Tabs after the ARIA Authoring Practices: one tab stop, arrow keys select. */
export function Tabs({ label, tabs, selected: name, onSelect }: TabsProps) {
  const selected = Math.max(
    tabs.findIndex((tab) => tab.name === name),
    0,
  );
  const select = (index: number): void => onSelect(tabs[index]?.name ?? name);
  const id = useId();
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const move = (event: KeyboardEvent): void => {
    const target = { ArrowRight: selected + 1, ArrowLeft: selected - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = (target + tabs.length) % tabs.length;
    select(next);
    buttons.current[next]?.focus();
  };
  return (
    <div>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus roves over the tabs within */}
      <div role="tablist" aria-label={label} className="flex gap-4 border-b border-line px-4 sm:px-5" onKeyDown={move}>
        {tabs.map((tab, index) => (
          <button
            key={tab.name}
            ref={(button) => {
              buttons.current[index] = button;
            }}
            type="button"
            role="tab"
            id={`${id}-tab-${index}`}
            aria-selected={index === selected}
            aria-controls={`${id}-panel-${index}`}
            tabIndex={index === selected ? 0 : -1}
            onClick={() => select(index)}
            className="-mb-px border-b-2 border-transparent py-2 text-muted hover:text-ink aria-selected:border-ink aria-selected:font-strong aria-selected:text-ink"
          >
            {tab.name}
          </button>
        ))}
      </div>
      {tabs.map((tab, index) => (
        <div
          key={tab.name}
          role="tabpanel"
          id={`${id}-panel-${index}`}
          aria-labelledby={`${id}-tab-${index}`}
          hidden={index !== selected}
        >
          {index === selected && tab.content}
        </div>
      ))}
    </div>
  );
}
