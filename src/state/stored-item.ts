/** Reads a choice that the browser keeps; null where there is none, or storage is forbidden. */
export function readItem(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a choice; storage that is full or forbidden is not worth a word: it then lasts until the page closes. */
export function writeItem(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // as said above
  }
}
