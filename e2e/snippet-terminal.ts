import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Line } from './snippet-tools.ts';

/** A shell that a person types into. */
export type Shell = 'bash' | 'zsh';

/** How each starts without the settings of whoever runs the tests, and how it is told not to mark what is pasted. */
const SHELLS = {
  bash: { line: ['bash', '--norc', '--noprofile', '-i'], unmarked: "bind 'set enable-bracketed-paste off'" },
  zsh: { line: ['zsh', '-f', '-i'], unmarked: 'unset zle_bracketed_paste' },
} as const;

/** What the shell shows when it waits for a command. */
export const READY = 'READY> ';
const TIMEOUT_MS = 30_000;

/** What makes a terminal, since Node has none: it hands on what is typed, and what is shown. */
const PSEUDO_TERMINAL = 'import pty, sys; pty.spawn(sys.argv[1:])';

/** The line that shows whether a shell can be typed into on this machine. */
export const shellProbe = (shell: Shell): Line => ['python3', '-c', `import pty; ${WHICH}`, shell];

const WHICH = 'import shutil, sys; sys.exit(shutil.which(sys.argv[1]) is None)';

/** A shell in a terminal of its own. */
export class Terminal {
  readonly #process: ChildProcessWithoutNullStreams;
  /** Everything that was shown. */
  shown = '';
  #seen = 0;
  #look: () => void = () => undefined;

  private constructor(shell: Shell) {
    const env = { PATH: process.env['PATH'] ?? '', TERM: 'xterm', LC_ALL: 'C.UTF-8', HOME: '/nonexistent' };
    this.#process = spawn('python3', ['-c', PSEUDO_TERMINAL, ...SHELLS[shell].line], { env });
    this.#process.stdout.on('data', (data: Buffer) => {
      this.shown += data.toString();
      this.#look();
    });
  }

  /** Starts a shell that may ask its terminal to mark what is pasted, or may not; bash of macOS never does. */
  static async open(shell: Shell, isMarked: boolean): Promise<Terminal> {
    const terminal = new Terminal(shell);
    // bash takes no prompt from the environment of root; the line as typed is none
    terminal.type(`PS1='REA''DY> '\r`);
    await terminal.sees(READY);
    terminal.type(`${isMarked ? ':' : SHELLS[shell].unmarked}\r`);
    await terminal.sees(READY);
    return terminal;
  }

  type(keys: string): void {
    this.#process.stdin.write(keys);
  }

  /** Pastes lines, with marks around them where the shell asked for such, and presses Enter. */
  paste(lines: string): void {
    const text = lines.replaceAll('\n', '\r');
    const isMarked = this.shown.lastIndexOf('\u001b[?2004h') > this.shown.lastIndexOf('\u001b[?2004l');
    this.type(isMarked ? `\u001b[200~${text}\u001b[201~\r` : `${text}\r`);
  }

  /** Waits until something is shown that was not yet seen, as a regular expression. */
  async sees(pattern: string): Promise<void> {
    const expression = new RegExp(pattern, 'g');
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${pattern} is not shown in ${JSON.stringify(this.shown.slice(-2_000))}`)),
        TIMEOUT_MS,
      );
      this.#look = () => {
        expression.lastIndex = this.#seen;
        if (!expression.test(this.shown)) return;
        this.#seen = expression.lastIndex;
        clearTimeout(timer);
        this.#look = () => undefined;
        resolve();
      };
      this.#look();
    });
  }

  /** What a command prints, without the line that it is typed in. */
  async run(command: string): Promise<string> {
    // the marks are put together by the shell, so that the line as typed has none
    this.type(`echo BEG""IN; ${command}; echo E""ND\r`);
    await this.sees('BEGIN\\r?\\n');
    const start = this.#seen;
    await this.sees('END\\r?\\n');
    return this.shown
      .slice(start, this.#seen)
      .replaceAll('\r', '')
      .replace(/END\n$/, '');
  }

  close(): void {
    this.#process.kill('SIGKILL');
  }
}
