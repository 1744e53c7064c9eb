import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Browser } from '@playwright/test';
import type { SnippetAuthorization } from '../src/core/snippet/snippet-request.ts';
import { CACHE, type Line, type Tool } from './snippet-tools.ts';

/** The variables that a snippet reads, by their names. */
export type Variables = Readonly<Record<string, string>>;

/** What a snippet printed, and what it left behind. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Files in the working folder that no compiler put there. */
  readonly strays: readonly string[];
}

const TIMEOUT_MS = 90_000;

/** Runs the code as a program, in a folder of its own that is gone afterwards. */
export async function runProgram(tool: Tool, code: string, variables: Variables): Promise<Outcome> {
  const lines = await tool.find();
  if (lines === undefined) throw new Error(`there is no ${tool.needs}`);
  const parent = tool.besideModules ? CACHE : tmpdir();
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'snippet-'));
  try {
    const work = join(folder, 'work');
    for (const [name, content] of [[tool.file, code] as const, ...(tool.beside ? [tool.beside] : [])]) {
      await mkdir(dirname(join(work, name)), { recursive: true });
      await writeFile(join(work, name), content);
    }
    const before = await readdir(work);
    const said = await runLines(lines, work, { ...surroundings(folder), ...variables });
    const strays = (await readdir(work)).filter((name) => !before.includes(name) && name !== tool.builds);
    return { ...said, strays };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Neither settings nor credentials of whoever runs the tests: a `.curlrc` or `.netrc` would take part. */
const surroundings = (home: string): Variables => ({
  PATH: process.env['PATH'] ?? '',
  HOME: home,
  LC_ALL: 'C.UTF-8',
  GOCACHE: join(CACHE, 'go-build'),
  GOPATH: [join(CACHE, 'go'), '/usr/share/gocode'].join(delimiter),
  GO111MODULE: 'off',
});

async function runLines(lines: readonly Line[], cwd: string, env: Variables): Promise<Omit<Outcome, 'strays'>> {
  const said = { stdout: '', stderr: '' };
  for (const [program, ...given] of lines) {
    const failure = await new Promise<Error | null>((resolve) => {
      execFile(program, given, { cwd, env: { ...env }, timeout: TIMEOUT_MS }, (error, stdout, stderr) => {
        said.stdout += stdout;
        said.stderr += stderr;
        resolve(error);
      });
    });
    if (failure) return { ...said, stderr: `${said.stderr}\n${program} failed: ${failure.message}` };
  }
  return said;
}

/**
 * Sends a raw request as it stands. A template is filled first, as a person and the HTTP client of an editor do together;
 * `authorization` tells them how Basic credentials are encoded.
 */
export async function runHttp(
  code: string,
  variables: Variables,
  authorization: SnippetAuthorization | undefined,
): Promise<Outcome> {
  const isTemplate = Object.keys(variables).length > 0;
  const request = isTemplate ? code.replace(/^(?:#.*\n|\n)+/, '') : code;
  const gap = request.indexOf('\n\n');
  const [head, body] = [request.slice(0, gap), request.slice(gap + 2).replace(/\n$/, '')];
  const { hostname, port } = new URL(`http://${/^Host: (.*)$/m.exec(head)?.[1]}`);
  const lines = isTemplate
    ? filledLines(head, body, variables, basicVariables(variables, authorization))
    : [...head.split('\n'), '', body];

  const socket = connect(Number(port || 80), hostname);
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('no answer')));
  socket.write(lines.join('\r\n'));
  const answer = await text(socket);
  const [, status = '', content = ''] = /^HTTP\/1\.1 (\d{3})[^]*?\r\n\r\n([^]*)$/.exec(answer) ?? [];
  return { stdout: `HTTP ${status}\n${content}`, stderr: answer, strays: [] };
}

/** What a person puts in for Basic credentials: encoded as the notes say. */
function basicVariables(variables: Variables, authorization: SnippetAuthorization | undefined): Variables {
  if (authorization?.scheme !== 'basic') return variables;
  const encode = authorization.encoding === 'form' ? formEncoded : (value: string) => value;
  const secret = encode(variables['INTROSPECT_CLIENT_SECRET'] ?? '');
  const basic = Buffer.from(`${encode(authorization.clientId)}:${secret}`).toString('base64');
  return { ...variables, INTROSPECT_CLIENT_SECRET: secret, INTROSPECT_BASIC: basic };
}

/** What the client of an editor sends: the path alone, Basic credentials joined, the length of the body. */
function filledLines(head: string, body: string, inBody: Variables, inHead: Variables): readonly string[] {
  const fill = (part: string, valueOf: (name: string) => string): string =>
    part.replaceAll(/\{\{(INTROSPECT_\w+)\}\}/g, (_, name: string) => valueOf(name));
  const sent = fill(body, (name) => formEncoded(inBody[name] ?? ''));
  const filled = fill(head, (name) => inHead[name] ?? '')
    .replace(/^POST (\S+)/, (_, url: string) => `POST ${new URL(url).pathname}`)
    .replace(/^(Authorization: Basic) (\S+) ([^]*)$/m, (_, scheme: string, id: string, secret: string) => {
      return `${scheme} ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    });
  return [...filled.split('\n'), `Content-Length: ${sent.length}`, 'Connection: close', '', sent];
}

const formEncoded = (value: string): string => new URLSearchParams({ _: value }).toString().slice('_='.length);

/**
 * Runs the code in a page of the origin, where jQuery stands: as an inline script, so that what ends a script element would
 * end this one. The placeholders are replaced as a person would.
 */
export async function runInPage(
  browser: Browser,
  origin: string,
  code: string,
  variables: Variables,
): Promise<Outcome> {
  const script = Object.entries(variables).reduce(
    (filled, [name, value]) => filled.replace(`'<${name}>'`, () => JSON.stringify(value).replaceAll('<', '\\x3c')),
    code,
  );
  const page = await browser.newPage();
  try {
    const body = `<!doctype html><meta charset="utf-8"><script src="/jquery.js"></script><script>${script}</script>`;
    await page.route(`${origin}/page`, (route) => route.fulfill({ contentType: 'text/html', body }));
    const lines: string[] = [];
    const printed = new Promise<void>((resolve) => {
      page.on('pageerror', (error) => resolve(void lines.push(error.message)));
      page.on('console', (message) => {
        lines.push(message.text());
        if (isWhole(lines) || message.text().startsWith('No answer')) resolve();
      });
    });
    await page.goto(`${origin}/page`);
    await printed;
    return { stdout: lines.join('\n'), stderr: '', strays: (await page.title()) === '' ? [] : ['a title'] };
  } finally {
    await page.close();
  }
}

const isWhole = (lines: readonly string[]): boolean =>
  /^HTTP \d{3}$/m.test(lines.join('\n')) && /^\{.*\}$/m.test(lines.join('\n'));
