/** The consoles that the stories run against, each started by Playwright on a port of its own. */
export const CONSOLES = [
  {
    name: 'preview',
    command: 'npx vite preview --port 47311',
    origin: 'http://127.0.0.1:47311',
    stories: /(?<!verdict)\.spec\.ts$/,
  },
  {
    // its stories make the sandbox fail, which would meet any other that asks at the same time
    name: 'faults',
    command: 'npx vite preview --port 47319',
    origin: 'http://127.0.0.1:47319',
    stories: /verdict\.spec\.ts$/,
  },
  {
    name: 'dev',
    command: 'npx vite --port 47312',
    origin: 'http://127.0.0.1:47312',
    stories: /(samples|form|relay|secrets|keys|registration)\.spec\.ts$/,
  },
] as const;

/** An origin that a story may listen on, to see the request as the server sees it. One story at a time. */
export const LISTENING_ORIGIN = 'http://127.0.0.1:47314';

/** An origin on which nothing listens, allowed at start: what it refuses is a failure of the world, not of the relay. */
export const MISBEHAVING_ORIGIN = 'http://127.0.0.1:47313';

/** Origins of the authorization servers that stories play themselves, by the stories that do. */
export const PLAYED_ORIGINS = {
  hostile: 'http://127.0.0.1:47316',
  claims: 'http://127.0.0.1:47317',
  signature: 'http://127.0.0.1:47318',
} as const;
