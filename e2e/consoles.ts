/**
 * The origin on a port of this machine. Every port is below 32768: from there on Linux gives ports to outgoing connections
 * (macOS and Windows from 49152), and one that such a connection holds cannot be listened on.
 */
const at = (port: number): string => `http://127.0.0.1:${port}`;

/** The consoles that the stories run against, each started by Playwright on a port of its own. */
export const CONSOLES = [
  {
    name: 'preview',
    command: 'npx vite preview',
    port: 27311,
    stories: /(?<!verdict)\.spec\.ts$/,
  },
  {
    // its stories make the sandbox fail, which would meet any other that asks at the same time
    name: 'faults',
    command: 'npx vite preview',
    port: 27319,
    stories: /verdict\.spec\.ts$/,
  },
  {
    name: 'dev',
    command: 'npx vite',
    port: 27312,
    stories: /(samples|trust|relay|secrets|keys|foreign-site|served-files)\.spec\.ts$/,
  },
].map(({ command, port, ...rest }) => ({ ...rest, command: `${command} --port ${port}`, origin: at(port) }));

/** An origin that a story may listen on, to see the request as the server sees it. One story at a time. */
export const LISTENING_ORIGIN = at(27314);

/** An origin on which nothing listens, allowed at start: what it refuses is a failure of the world, not of the relay. */
export const MISBEHAVING_ORIGIN = at(27313);

/** Where a story starts a console of its own, with a proxy and an authority. */
export const PROXIED_CONSOLE = at(27325);

/** Where stories start consoles that print whatever they can: one for the faults, two for everything else. */
export const TALKATIVE_CONSOLES = { faults: at(27328), preview: at(27329), dev: at(27330) } as const;

/** Origins of the authorization servers that stories play themselves, by the stories that do. */
export const PLAYED_ORIGINS = {
  hostile: at(27316),
  claims: at(27317),
  signature: at(27318),
  discovery: at(27320),
  second: at(27321),
  failing: at(27322),
  wire: at(27323),
  counted: at(27324),
  countedInDev: at(27326),
  foreign: at(27327),
  foreignInDev: at(27331),
} as const;
