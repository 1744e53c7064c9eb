import { SAMPLE_NAMES, type SampleName } from '../core/environment/sample.ts';
import { LANGUAGES } from '../core/snippet/languages.ts';
import type { EnvironmentsView } from './environments-dialog.tsx';
import { commandsOnPage, type Command } from './page-controls.ts';

/** What can stand before the page. */
export type DialogName = 'environments' | 'postman' | 'commands' | 'shortcuts';

/** What the commands that stand behind closed menus, tabs and dialogs need. */
export interface PageActions {
  readonly saved: EnvironmentsView;
  readonly onOpen: (name: DialogName) => void;
  readonly loadSample: (name: SampleName) => void;
  readonly showCode: (language: string) => void;
}

/** Everything that the page can do: what its controls show at this moment, and what is behind closed ones. */
export function pageCommands({ saved, onOpen, loadSample, showCode }: PageActions): readonly Command[] {
  return [
    ...saved.list.map((environment) => ({
      title: `Use ${environment.name}`,
      group: 'Environment',
      run: () => saved.choose(environment),
    })),
    ...commandsOnPage(),
    { title: 'Import Postman environment', group: 'Environment', run: () => onOpen('postman') },
    ...SAMPLE_NAMES.map((name) => ({ title: `Load sample: ${name}`, group: 'Sandbox', run: () => loadSample(name) })),
    ...LANGUAGES.map(({ id, label }) => ({ title: `Show as code: ${label}`, group: 'Code', run: () => showCode(id) })),
    { title: 'Keyboard shortcuts', group: 'Help', run: () => onOpen('shortcuts') },
  ];
}
