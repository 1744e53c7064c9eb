import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { TALKATIVE_CONSOLES } from './consoles.ts';
import { expect, test } from './console-page.ts';
import { Markers, tracesIn, useEverySecret } from './markers.ts';
import { StartedConsole, TALKATIVE } from './started-console.ts';

const ROOT = new URL('..', import.meta.url);

/** What libraries write to files of their own when they are to print all they can; the files are removed. */
function takeLogFiles(): string {
  const files = readdirSync(ROOT).filter((name) => name.endsWith('.log'));
  const texts = files.map((name) => readFileSync(new URL(name, ROOT), 'utf8'));
  for (const name of files) rmSync(new URL(name, ROOT));
  return texts.join('\n');
}

for (const mode of ['preview', 'dev'] as const)
  test.describe(`a console in ${mode} that prints all it can`, () => {
    test.use({ baseURL: TALKATIVE_CONSOLES[mode] });

    test('prints nothing secret, nor does the browser', async ({ console }) => {
      test.slow();
      const markers = new Markers();
      const told: string[] = [];
      console.page.on('console', (message) => told.push(message.text()));
      const served = await StartedConsole.startWith(TALKATIVE, mode, '--port', new URL(TALKATIVE_CONSOLES[mode]).port);
      try {
        await console.open(`?token=${markers.token}`);
        await useEverySecret(console, markers);
        await console.button('Lock').click();
        // left while something is under way
        await console.load('Good token');
        await console.introspect.click();
        await console.page.goto('about:blank');
        expect(served.said).toContain('koa');
        expect(served.said).toContain('HTTP');
        expect(tracesIn(served.said, markers.traces)).toEqual([]);
        expect(tracesIn(told.join('\n'), markers.traces)).toEqual([]);
      } finally {
        await served.stop();
        expect(tracesIn(takeLogFiles(), markers.traces)).toEqual([]);
      }
    });
  });
