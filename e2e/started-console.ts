import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from '@playwright/test';

/** Has a console print all that its libraries and node itself can say. */
export const TALKATIVE = { DEBUG: '*', NODE_DEBUG: 'http,https' } as const;

/** A console of a story's own, with what it says in its terminal; on a free port unless it is told one. */
export class StartedConsole {
  /** Where it says that its page and its sandbox are. */
  readonly origin: string;
  readonly sandbox: string;
  readonly #process: ChildProcess;
  readonly #said: string[];

  private constructor(process: ChildProcess, said: string[]) {
    [this.#process, this.#said] = [process, said];
    const [origin = '', sandbox = ''] = ['Local', 'Sandbox'].map(
      (label) => new RegExp(`${label}: +(http://[^/\\s]+)`).exec(this.said)?.[1],
    );
    [this.origin, this.sandbox] = [origin, sandbox];
  }

  static start(project: string, ...options: string[]): Promise<StartedConsole> {
    return StartedConsole.startWith({}, project, '--port', '0', ...options);
  }

  /** Starts one in an environment of its own. */
  static async startWith(
    environment: Readonly<Record<string, string>>,
    project: string,
    ...options: string[]
  ): Promise<StartedConsole> {
    const [process, said] = run(environment, project, ...options);
    await expect.poll(() => said.join(''), { timeout: 50_000 }).toContain('Sandbox:');
    return new StartedConsole(process, said);
  }

  /** How a console ends that cannot start; one that can is ended. */
  static async fail(project: string, ...options: string[]): Promise<{ code: number | null; said: string }> {
    const [process, said] = run({}, project, ...options);
    process.stdout?.on('data', () => said.join('').includes('Local:') && process.kill('SIGTERM'));
    const [code] = (await once(process, 'close')) as [number | null];
    return { code, said: said.join('') };
  }

  get said(): string {
    return this.#said.join('');
  }

  async stop(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await exited;
  }
}

function run(
  environment: Readonly<Record<string, string>>,
  project: string,
  ...options: string[]
): [ChildProcess, string[]] {
  const command = project === 'dev' ? [] : ['preview'];
  const said: string[] = [];
  const started = spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...command, ...options], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...environment },
  });
  for (const stream of [started.stdout, started.stderr]) stream?.on('data', (text: Buffer) => said.push(String(text)));
  return [started, said];
}
