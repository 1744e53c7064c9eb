/** What a script in the page could do, and undo: put something where it must not be. */
interface Sabotage {
  readonly what: string;
  /** The promise of the Trust check that it breaks. */
  readonly about: string;
  readonly plant: () => unknown;
  readonly remove: () => unknown;
}

/** One for each place in which something can be kept, or be written down by a browser. */
export const SABOTAGE: readonly Sabotage[] = [
  {
    what: 'a foreign entry in localStorage',
    about: 'storage',
    plant: () => localStorage.setItem('stolen', 'x'),
    remove: () => localStorage.clear(),
  },
  {
    what: 'the token in localStorage',
    about: 'storage',
    plant: () => localStorage.setItem('tokenscope.theme', document.querySelector('textarea')?.value ?? ''),
    remove: () => localStorage.clear(),
  },
  {
    what: 'an entry with the name of a method',
    about: 'storage',
    plant: () => localStorage.setItem('key', document.querySelector('textarea')?.value ?? ''),
    remove: () => localStorage.clear(),
  },
  {
    what: 'an entry in sessionStorage',
    about: 'storage',
    plant: () => sessionStorage.setItem('a', 'b'),
    remove: () => sessionStorage.clear(),
  },
  {
    what: 'a cookie',
    about: 'storage',
    plant: () => void (document.cookie = 'stolen=1'),
    remove: () => void (document.cookie = 'stolen=1; max-age=0'),
  },
  {
    what: 'a database',
    about: 'storage',
    plant: () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('stolen');
        opening.addEventListener('success', () => {
          opening.result.close();
          resolve();
        });
      }),
    remove: () => void indexedDB.deleteDatabase('stolen'),
  },
  {
    what: 'a cache',
    about: 'storage',
    plant: () => caches.open('stolen').then(() => undefined),
    remove: () => caches.delete('stolen'),
  },
  {
    what: 'a file',
    about: 'storage',
    plant: async () => void (await (await navigator.storage.getDirectory()).getFileHandle('stolen', { create: true })),
    remove: async () => (await navigator.storage.getDirectory()).removeEntry('stolen'),
  },
  {
    what: 'the token in the address',
    about: 'address',
    plant: () => history.replaceState(null, '', `?x=${document.querySelector('textarea')?.value}`),
    remove: () => history.replaceState(null, '', '/'),
  },
  {
    what: 'the token in the history',
    about: 'address',
    plant: () => history.replaceState({ x: document.querySelector('textarea')?.value }, ''),
    remove: () => history.replaceState(null, ''),
  },
  {
    what: 'the token in the title',
    about: 'address',
    plant: () => void (document.title = document.querySelector('textarea')?.value ?? ''),
    remove: () => void (document.title = 'Tokenscope'),
  },
  {
    what: 'the token in the name of the window',
    about: 'address',
    plant: () => void (window.name = document.querySelector('textarea')?.value ?? ''),
    remove: () => void (window.name = ''),
  },
];
