import { expect, test } from '@playwright/test';
import type { SnippetRequest } from '../src/core/snippet/snippet-request.ts';
import { writeSnippet } from '../src/core/snippet/write-snippet.ts';
import { READY, shellProbe, Terminal, type Shell } from './snippet-terminal.ts';
import { works } from './snippet-tools.ts';

for (const shell of ['bash', 'zsh'] as const)
  for (const isMarked of [true, false])
    test.describe(`the set-up pasted into ${shell}, ${isMarked ? 'with' : 'without'} marks around what is pasted`, () => {
      test.skip(process.platform === 'win32', 'Windows has no such terminal.');
      test.beforeEach(async () => {
        test.skip(!(await works(shellProbe(shell))), `${shell} and python3 are not both on this machine`);
      });

      test('asks for each value, of any length, and then signs', async () => {
        await inTerminal(shell, isMarked, async (terminal) => {
          const token = `t'"\\$(touch PWN)${'x'.repeat(20_000)}`;
          terminal.type(`${token}\r`);
          await terminal.sees(question('INTROSPECT_CLIENT_SECRET'));
          terminal.type('s e !! `c\r');
          await terminal.sees(READY);
          expect(await terminal.run('printenv INTROSPECT_TOKEN')).toBe(`${token}\n`);
          expect(await terminal.run('printenv INTROSPECT_CLIENT_SECRET')).toBe('s e !! `c\n');
          expect(await terminal.run('printenv INTROSPECT_CLIENT_ASSERTION')).toBe('signed with s e !! `c\n');
        });
      });

      for (const [name, keys] of [
        ['nothing', '\r'],
        ['Ctrl-C', 'ab\u0003'],
      ] as const)
        test(`takes ${name} for no value, and gives the terminal back`, async () => {
          await inTerminal(shell, isMarked, async (terminal) => {
            terminal.type(keys);
            await terminal.sees(question('INTROSPECT_CLIENT_SECRET'));
            terminal.type('given\r');
            await terminal.sees(READY);
            expect(await terminal.run('printenv INTROSPECT_TOKEN')).toBe('\n');
            expect(await terminal.run('printenv INTROSPECT_CLIENT_SECRET')).toBe('given\n');
          });
        });

      test('leaves no comment of the request code to run as a command', async () => {
        const terminal = await Terminal.open(shell, isMarked);
        try {
          const { code } = writeSnippet('curl', { ...ASSERTION_REQUEST, url: 'http://127.0.0.1:1/' });
          terminal.paste(code.trimEnd());
          await terminal.sees('Set INTROSPECT_TOKEN first');
          expect(await terminal.run('echo "$?"')).toBe('0\n');
          expect(terminal.shown).not.toContain('command not found');
        } finally {
          terminal.close();
        }
      });
    });

/** Pastes set-up lines that ask twice and sign, waits for the first question, and looks at what is left behind. */
async function inTerminal(shell: Shell, isMarked: boolean, step: (terminal: Terminal) => Promise<void>): Promise<void> {
  const terminal = await Terminal.open(shell, isMarked);
  try {
    const before = await terminal.run('stty -g');
    const steps = [
      { asks: 'INTROSPECT_CLIENT_SECRET' },
      { sets: 'INTROSPECT_CLIENT_ASSERTION', output: 'printf "signed with %s" "$INTROSPECT_CLIENT_SECRET"' },
    ];
    const signer = { code: '', steps, setup: '', powershell: '', notes: [] };
    terminal.paste(writeSnippet('node', ASSERTION_REQUEST, signer).setup);
    await terminal.sees(question('INTROSPECT_TOKEN'));
    await step(terminal);
    expect(await terminal.run('stty -g')).toBe(before);
    expect(await terminal.run('trap; printenv introspect_tty')).toBe('');
  } finally {
    terminal.close();
  }
}

/** A question as it is asked; in the lines that were pasted it stands after a quote. */
const question = (name: string): string => `[\r\n]Paste ${name}, then Enter: `;

const ASSERTION_REQUEST: SnippetRequest = {
  url: 'https://server.example/introspect',
  parameters: [
    ['token', { variable: 'INTROSPECT_TOKEN' }],
    ['client_assertion', { variable: 'INTROSPECT_CLIENT_ASSERTION' }],
  ],
  assertionSource: 'signed',
};
