/** Attributes that keep browsers and password managers from storing, correcting or offering what stands in a field. */
export const SECRET_TEXT = {
  autoComplete: 'off',
  autoCapitalize: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-bwignore': '',
  'data-form-type': 'other',
} as const;

/**
 * Whether an input event brought a whole text (paste, drop, a script, a password manager) rather than one keystroke:
 * a whole text is read at once, a keystroke is left alone until the field is left.
 */
export function isWholeText(event: Event): boolean {
  if (!(event instanceof InputEvent)) return true;
  if (event.isComposing || event.inputType.startsWith('delete')) return false;
  return !(event.inputType === 'insertText' && (event.data ?? '').length <= 1) && event.inputType !== 'insertLineBreak';
}

/**
 * Puts a text that is pasted or dropped into a field at one stroke. The browser inserts it line by line, with an event and
 * a new layout for each, and keeps it for Undo, where a secret must not stay. `take` may take the whole text instead: what
 * it takes never comes into the field. Returns what ends it.
 */
export function insertAtOnce(element: HTMLTextAreaElement, take?: (whole: string) => boolean): () => void {
  const onBeforeInput = (event: InputEvent): void => {
    const { data } = event;
    if (data === null || data.length < 2 || event.isComposing) return;
    event.preventDefault();
    const { value, selectionStart: start, selectionEnd: end } = element;
    const inserted = data.replace(/\r\n?/g, '\n');
    const whole = `${value.slice(0, start)}${inserted}${value.slice(end)}`;
    if (take?.(whole)) return;
    // setRangeText lays the whole text out, which takes seconds for a large one
    element.value = whole;
    if (end < value.length) element.setSelectionRange(start + inserted.length, start + inserted.length);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  };
  element.addEventListener('beforeinput', onBeforeInput);
  return () => element.removeEventListener('beforeinput', onBeforeInput);
}
