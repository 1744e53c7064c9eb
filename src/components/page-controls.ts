/** Something that a person can do on the page, by the words that it is found under. */
export interface Command {
  readonly title: string;
  /** What kind of thing it is, for people. */
  readonly group: string;
  /** The keys that do the same, as they are printed on a keyboard. */
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** A page of very many claims has a button for each of them. */
const MOST = 400;

/**
 * What can be done with the controls that the page shows at this moment, each under its accessible name: buttons and
 * switches are pressed, tabs and radio buttons chosen, the options of a list selected, fields gone to. Whatever the page
 * offers is therefore a command, and nothing is one that it does not offer.
 */
export function commandsOnPage(): readonly Command[] {
  const commands = [
    ...document.querySelectorAll<HTMLElement>('header button, main button, main input, main select, main textarea'),
  ]
    .filter(isOffered)
    .flatMap(commandsOf);
  const seen = new Set<string>();
  const each = commands.filter(({ title }) => !seen.has(title) && seen.add(title)).slice(0, MOST);
  // what has keys of its own is done most often
  return each.toSorted((one, other) => Number(one.keys === undefined) - Number(other.keys === undefined));
}

const isOffered = (element: HTMLElement): boolean =>
  element.checkVisibility() &&
  element.ariaDisabled !== 'true' &&
  element.ariaHasPopup !== 'menu' &&
  nameOf(element) !== 'Commands'; // which is where the person is

function commandsOf(element: HTMLElement): readonly Command[] {
  const name = nameOf(element);
  if (name === '') return [];
  const press = (): void => {
    element.focus();
    element.click();
  };
  if (element instanceof HTMLButtonElement) {
    if (element.role === 'tab') return [{ title: `Show ${name}`, group: 'Answer', run: press }];
    return [{ title: name, group: 'Button', keys: keysOf(element.ariaKeyShortcuts), run: press }];
  }
  const goTo: Command = { title: `Go to ${name}`, group: 'Field', run: () => goToField(element) };
  if (element instanceof HTMLSelectElement)
    return [...[...element.options].map((option) => select(element, option, name)), goTo];
  if (element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox')) {
    const group = element.closest('[role=radiogroup]');
    const of = group instanceof HTMLElement ? `${nameOf(group)}: ` : '';
    return [{ title: of + name, group: 'Choice', run: press }];
  }
  return [goTo];
}

/** Goes to a field that stands in what a button shows: the button is pressed first if it is closed. */
export const goToHidden = (button: string, field: string): Command => ({
  title: `Go to ${field}`,
  group: 'Field',
  run: () => {
    find('button[aria-expanded=false]', button)?.click();
    const seek = (tries: number): void => {
      const element = find('input, select, textarea', field);
      if (element) goToField(element);
      else if (tries > 0) setTimeout(() => seek(tries - 1), 50); // what stands behind it may have to be fetched
    };
    seek(40);
  },
});

/** Whether the page has a button of this name at the moment. */
export const hasButton = (name: string): boolean => find('button', name) !== undefined;

const find = (selector: string, name: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find((element) => nameOf(element) === name);

const select = (element: HTMLSelectElement, { value, label }: HTMLOptionElement, name: string): Command => ({
  title: `${name}: ${label}`,
  group: 'Choice',
  run: () => {
    element.focus();
    element.value = value;
    element.dispatchEvent(new Event('change', { bubbles: true }));
  },
});

/** Puts the focus into a field, and the field into view. */
function goToField(element: HTMLElement): void {
  element.focus();
  element.scrollIntoView({ block: 'center' });
}

/** The accessible name, as far as this page gives names: a label of its own, that of its field, or its text. */
function nameOf(element: HTMLElement): string {
  const labels = 'labels' in element ? (element as HTMLInputElement).labels : null;
  const labelledBy = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
  return (element.ariaLabel ?? (labels?.[0] ?? labelledBy ?? element).textContent).replace(/\s+/g, ' ').trim();
}

const keysOf = (shortcuts: string | null | undefined): string | undefined =>
  shortcuts ? shortcuts.split(' ')[0]?.replace('Control+', 'Ctrl/⌘ ') : undefined;
