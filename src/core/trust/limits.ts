/** What no web page can promise, in sentences for people: the README has the same list at length. */
export const LIMITS = [
  'JavaScript cannot erase text from memory: copies may stay in the browser’s memory, the swap file, the clipboard’s history, an input method or a screenshot.',
  'Extensions, developer tools and whoever has your account on this machine can read the page, and may have changed what this check says.',
  'The token and the assertion pass through the relay on your machine to the authorization server: that is what they are for.',
  'A key that cannot be read out can still be used by a script in the page until it is locked. A compromised dependency would be such a script.',
  'TLS ends where the server’s operator lets it end.',
] as const;
