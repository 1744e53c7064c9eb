/** What a client can do wrong: the sample carries the mistake, the server is as always. */
export const CLIENT_MISTAKES = [
  'Wrong key',
  'Unknown kid',
  'Audience with a slash',
  'Swapped client',
  'Expired assertion',
  'Replayed assertion',
  'Wrong algorithm',
  'Secret instead of key',
  'Resource asks as application',
  'Wrong environment',
] as const;

/** What can go wrong at the server: the sample is right, and its client is one that the server fails. */
export const SERVER_FAULTS = [
  'Slow server',
  'Server that never answers',
  'Rate limited',
  'Service unavailable',
  'Server error',
  'HTML instead of JSON',
  'Malformed JSON',
  'Empty answer',
  'Answer cut off',
  'Connection reset',
  'Redirect',
  'Server clock ahead',
] as const;

/** One of {@link CLIENT_MISTAKES}. */
export type ClientMistake = (typeof CLIENT_MISTAKES)[number];

/** One of {@link SERVER_FAULTS}. */
export type ServerFault = (typeof SERVER_FAULTS)[number];

/** One way in which asking fails. */
export type ScenarioName = ClientMistake | ServerFault;

/** Every scenario that a sample can be ordered for. */
export const SCENARIO_NAMES: readonly ScenarioName[] = [...CLIENT_MISTAKES, ...SERVER_FAULTS];
