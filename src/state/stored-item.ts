/** What could not be kept: it lasts until the page closes. */
const kept = new Map<string, string>();

/** Reads a choice that the browser keeps; null where there is none. */
export function readItem(name: string): string | null {
  try {
    return kept.get(name) ?? localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a choice; where storage is full or forbidden that is not worth a word, and the choice lasts until the page closes. */
export function writeItem(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    kept.set(name, text);
  }
}
