import { describe, expect, test } from 'vitest';
import { powershellSetup, shellSetup, type SetupStep } from './setup.ts';

const ASKED: SetupStep = { asks: 'INTROSPECT_TOKEN' };
const FILE: SetupStep = { sets: 'INTROSPECT_SIGNING_KEY_FILE', text: 'private-key.pem' };
const SIGNED: SetupStep = { sets: 'INTROSPECT_CLIENT_ASSERTION', output: 'node sign.mjs' };

describe('the set-up for a shell', () => {
  test('is nothing for no variables', () => {
    expect([shellSetup([]), powershellSetup([])]).toEqual(['', '']);
  });

  test('is plain lines where nobody is asked', () => {
    expect(shellSetup([FILE, SIGNED]).split('\n')).toEqual([
      'export INTROSPECT_SIGNING_KEY_FILE=private-key.pem',
      'export INTROSPECT_CLIENT_ASSERTION="$(node sign.mjs)"',
    ]);
    expect(powershellSetup([FILE, SIGNED]).split('\n')).toEqual([
      "$env:INTROSPECT_SIGNING_KEY_FILE = 'private-key.pem'",
      '$env:INTROSPECT_CLIENT_ASSERTION = node sign.mjs',
    ]);
  });

  test('is one group where a person is asked, so that no line can be taken for an answer', () => {
    for (const text of [shellSetup([ASKED, FILE, SIGNED]), powershellSetup([ASKED, FILE, SIGNED])]) {
      const [first = '', ...rest] = text.split('\n');
      expect(first).toMatch(/^(?:& )?\{$/);
      expect(rest.at(-1)).toBe('}');
      expect(rest.slice(0, -1).every((line) => line.startsWith('  '))).toBe(true);
    }
  });

  test('asks first, gives the terminal back, and then runs what signs', () => {
    const text = shellSetup([SIGNED, ASKED]);
    const places = ['stty -echo', 'read -rs INTROSPECT_TOKEN', 'stty "$introspect_tty"', '$(node sign.mjs)'].map(
      (part) => text.indexOf(part),
    );
    expect(places.every((place) => place > -1)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  test('has no tab, comment or exclamation mark, which a shell that is typed into acts on', () => {
    expect(shellSetup([ASKED, FILE, SIGNED])).not.toMatch(/\t|!|(?:^|\s)#/);
  });
});
