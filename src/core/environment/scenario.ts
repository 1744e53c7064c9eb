/**
 * The ways in which the sandbox lets a question fail, by the names of the list "Scenario": what a client does wrong, and what
 * goes wrong at the server. The sandbox keeps the same list; each scenario rests on clients of its own there.
 */
export const SCENARIOS = {
  'Mistakes of the client': [
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
  ],
  'Faults of the server': [
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
  ],
} as const;
