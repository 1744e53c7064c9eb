import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser } from '@playwright/test';
import { LANGUAGES, type LanguageId } from '../src/core/snippet/languages.ts';
import { writeSigner } from '../src/core/snippet/signer.ts';
import { snippetRequestOf, type SnippetRequest, type SnippetSecrets } from '../src/core/snippet/snippet-request.ts';
import { writeSnippet } from '../src/core/snippet/write-snippet.ts';
import { startSandbox, type Sandbox } from '../src/sandbox/server.ts';
import { EXACT_CLAIMS, Questions, type Question } from './snippet-question.ts';
import { runHttp, runInPage, runProgram, type Outcome, type Variables } from './snippet-runner.ts';
import { SIGNING_TOOLS, TOOLS, type Tool } from './snippet-tools.ts';
import { ANY_CHARACTER, INJECTED, requestsOfAnyCharacter } from './snippet-values.ts';
import { Witness } from './snippet-witness.ts';

// one worker for all, so that the counts at the end are of all; after a test that failed Playwright goes on with a new
// worker, where they begin anew
test.describe.configure({ mode: 'default', timeout: 180_000 });

const METHODS = ['private_key_jwt', 'client_secret_basic', 'client_secret_post', 'bearer', 'none'] as const;
const SIGNING_CLIENTS = [
  ['app', 'RS256'],
  ['app-es256', 'ES256'],
  ['app-secret-jwt', 'HS256'],
] as const;

/** Where a snippet has its secrets from. */
const MODES = ['the environment', 'literals'] as const;

/** What comes of a snippet that works; what else there is to say of it is in `said`. */
const ACTIVE = { status: 200, active: true, strays: [], said: '' };

let sandbox: Sandbox;
let questions: Questions;
let witness: Witness;
/** How many snippets were run, and how many of those that sign. */
const runs = new Map<LanguageId, number>();
const signatures = new Map<LanguageId, number>();
/** Why something was skipped, as sentences. */
const skipped = new Map<LanguageId, Set<string>>();

test.beforeAll(async () => {
  sandbox = await startSandbox();
  questions = new Questions(sandbox);
  witness = new Witness(sandbox.origin);
  await witness.start();
});
test.afterAll(async () => {
  witness.stop();
  await sandbox.close();
  for (const { id, label } of LANGUAGES) {
    const counted = `${runs.get(id) ?? 0} requests run, ${signatures.get(id) ?? 0} assertions signed`;
    console.log(`    ${[`${label}: ${counted}`, ...(skipped.get(id) ?? [])].join('; ')}`);
  }
});

for (const { id, label } of LANGUAGES) {
  test.describe(`the request in ${label}`, () => {
    test.beforeEach(() => needTool(id, TOOLS[id]));

    for (const mode of MODES) {
      test(`is answered by each method, with secrets from ${mode}`, async ({ browser }) => {
        await twoAtATime(METHODS, async (method) => {
          expect.soft(await ask(id, mode, await questions.by(method), browser), method).toEqual(ACTIVE);
        });
      });

      test(`is answered for an id and a secret of every character, with secrets from ${mode}`, async ({ browser }) => {
        await twoAtATime(['app-hostile-post', 'app-hostile-basic'], async (client) => {
          expect.soft(await ask(id, mode, await questions.of(client), browser), client).toEqual(ACTIVE);
        });
      });

      test(`holds any character as it is, with secrets from ${mode}`, async ({ browser }) => {
        await twoAtATime(requestsOfAnyCharacter(mode === 'literals'), async ([name, request]) => {
          const secrets = mode === 'literals' ? undefined : ANY_CHARACTER;
          expect.soft(await askWitness(id, request, secrets, browser), name).toEqual(ACTIVE);
        });
      });
    }

    test('holds what is code to some language as it is, and does not run it', async ({ browser }) => {
      expect(await askWitness(id, INJECTED, undefined, browser)).toEqual(ACTIVE);
    });

    test('prints the status and the body of a refusal too', async ({ browser }) => {
      const { draft, environment, secrets } = await questions.by('client_secret_post');
      const question = { draft, environment, secrets: { ...secrets, secret: 'another' } };
      expect(await ask(id, 'literals', question, browser)).toMatchObject({
        status: 401,
        said: expect.stringContaining('"invalid_client"'),
      });
    });

    test('sends nothing while a variable is empty, and names it', async ({ browser }) => {
      test.skip(id === 'http', 'A raw request cannot look at its values.');
      const [[, request]] = requestsOfAnyCharacter(false);
      const { code } = writeSnippet(id, { ...request, url: witness.urlFor(request) });
      const [sent, variables] = [witness.asked, { INTROSPECT_TOKEN: '', INTROSPECT_CLIENT_SECRET: 'given' }];
      const { stdout, stderr } = await runCode(id, code, variables, request, browser);
      expect(`${stdout}${stderr}`).toMatch(/Set (INTROSPECT_TOKEN|the environment variable INTROSPECT_TOKEN|token) /);
      expect(witness.asked).toBe(sent);
    });

    test('is answered with the assertions that the signing code prints', async ({ browser }) => {
      const tool = SIGNING_TOOLS[id];
      test.skip(tool === undefined, `There is no signing code in ${label}, or none that is run here.`);
      if (tool) await needTool(id, tool);
      if (tool) for (const client of SIGNING_CLIENTS) await signAndAsk(id, tool, client, browser);
    });
  });
}

/** Skips the test without the tool, or fails it where SNIPPETS_REQUIRE names the language. */
async function needTool(id: LanguageId, tool: Tool | undefined): Promise<void> {
  if (tool === undefined || (await tool.find()) !== undefined) return;
  const sentence = `${tool.needs} is not on this machine`;
  const required = (process.env['SNIPPETS_REQUIRE'] ?? '').split(',').map((name) => name.trim());
  if (required.some((name) => name === id || name === 'all') && !tool.isOptional) throw new Error(sentence);
  skipped.set(id, (skipped.get(id) ?? new Set()).add(sentence));
  test.skip(true, sentence);
}

/** Asks the sandbox by a snippet. */
async function ask(id: LanguageId, mode: string, question: Question, browser: Browser): Promise<object> {
  const { draft, environment, secrets } = question;
  const written = snippetRequestOf(draft, environment, mode === 'literals' ? secrets : undefined);
  if (!written.ok) throw new Error(written.reason);
  const url = id === 'jquery' ? witness.forwarded(written.value.url) : written.value.url;
  return run(id, { ...written.value, url }, mode === 'literals' ? undefined : secrets, browser);
}

/** Asks the witness, who knows what is to come. */
async function askWitness(
  id: LanguageId,
  request: SnippetRequest,
  secrets: SnippetSecrets | undefined,
  browser: Browser,
): Promise<object> {
  return run(id, { ...request, url: witness.urlFor(request, secrets) }, secrets, browser);
}

/** Writes the snippet and runs it; secrets that are given are variables of its environment, and nowhere in it. */
async function run(
  id: LanguageId,
  request: SnippetRequest,
  secrets: SnippetSecrets | undefined,
  browser: Browser,
): Promise<object> {
  const { code, setup, notes } = writeSnippet(id, request);
  const variables = variablesOf(secrets);
  for (const [name, secret] of Object.entries(variables))
    expect([code, setup, ...notes].join('\n').includes(secret), `${name} is in the snippet`).toBe(false);
  const { stdout, stderr, strays } = await runCode(id, code, variables, request, browser);
  const status = /^HTTP (\d{3})$/m.exec(stdout)?.[1];
  const body = /^\{.*\}$/m.exec(stdout)?.[0] ?? '{}';
  const { active } = JSON.parse(body) as { active?: unknown };
  const said = active === true ? '' : [stdout, stderr, ...witness.complaints].join('\n');
  return { status: Number(status), active, strays, said };
}

function runCode(
  id: LanguageId,
  code: string,
  variables: Variables,
  { authorization }: SnippetRequest,
  browser: Browser,
): Promise<Outcome> {
  runs.set(id, (runs.get(id) ?? 0) + 1);
  if (id === 'http') return runHttp(code, variables, authorization);
  if (id === 'jquery') return runInPage(browser, witness.origin, code, variables);
  const tool = TOOLS[id];
  if (tool === undefined) throw new Error(`nothing runs ${id}`);
  return runProgram(tool, code, variables);
}

const variablesOf = (secrets: SnippetSecrets | undefined): Variables =>
  Object.fromEntries(
    Object.entries({
      INTROSPECT_TOKEN: secrets?.token,
      INTROSPECT_CLIENT_SECRET: secrets?.secret,
      INTROSPECT_CLIENT_ASSERTION: secrets?.assertion,
      INTROSPECT_BEARER: secrets?.bearer,
    }).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''),
  );

/** Signs an assertion by signing code, and asks with it by the request code. */
async function signAndAsk(
  id: LanguageId,
  tool: Tool,
  [client, algorithm]: (typeof SIGNING_CLIENTS)[number],
  browser: Browser,
): Promise<void> {
  const question = await questions.of(client, algorithm);
  const method = client === 'app-secret-jwt' ? 'client_secret_jwt' : 'private_key_jwt';
  const signer = writeSigner(id, question.options, method);
  if (signer === undefined) return;
  const folder = await mkdtemp(join(tmpdir(), 'key-'));
  try {
    const { signingKey = '', secret = '' } = question.client;
    const keyFile = join(folder, 'private key.pem');
    await writeFile(keyFile, signingKey, { mode: 0o600 });
    const variables = secret === '' ? { INTROSPECT_SIGNING_KEY_FILE: keyFile } : { INTROSPECT_CLIENT_SECRET: secret };
    signatures.set(id, (signatures.get(id) ?? 0) + 1);
    const { stdout, stderr } = await runProgram(tool, signer.code, variables);
    const assertion = stdout.trim();
    const claims = Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString();
    for (const exact of EXACT_CLAIMS) expect.soft(claims, `${algorithm}: ${stderr}`).toMatch(exact);
    const secrets = { ...question.secrets, secret: '', assertion };
    expect.soft(await ask(id, 'the environment', { ...question, secrets }, browser), algorithm).toEqual(ACTIVE);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Two at a time: there are machines with no more than two cores. */
async function twoAtATime<Item>(items: readonly Item[], step: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const work = async (): Promise<void> => {
    for (const item of waiting) await step(item);
  };
  await Promise.all([work(), work()]);
}
