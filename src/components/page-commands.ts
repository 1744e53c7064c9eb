import { SAMPLE_NAMES, type SampleName } from '../core/environment/sample.ts';
import type { Draft } from '../core/draft.ts';
import { presetPatch } from '../core/vendor/preset-patch.ts';
import { PRESETS } from '../core/vendor/presets.ts';
import { LANGUAGES } from '../core/snippet/languages.ts';
import type { EnvironmentsView } from '../core/saved-environment/environments-view.ts';
import { commandsOnPage, goToHidden, hasButton, type Command } from './page-controls.ts';

/** What can stand before the page. */
export type DialogName = 'environments' | 'postman' | 'commands' | 'trust' | 'shortcuts';

/** What the commands that stand behind closed menus, tabs and dialogs need. */
export interface PageActions {
  readonly saved: EnvironmentsView;
  readonly onOpen: (name: DialogName) => void;
  readonly loadSample: (name: SampleName) => void;
  readonly showCode: (language: string) => void;
  readonly draft: Draft;
  readonly onChange: (patch: Partial<Draft>) => void;
}

/** The fields behind a button that is closed at first. */
const HIDDEN = [
  [
    'More expectations',
    ['Expected issuer', 'Expected client', 'Expected subject', 'Expected acr', 'Maximum authentication age (seconds)'],
  ],
  [
    'Assertion options',
    ['Algorithm', 'Key ID', 'Assertion audience', 'Lifetime (seconds)', 'Assertion type', 'Extra claims'],
  ],
] as const;

/** Everything that the page can do: what its controls show at this moment, and what is behind closed ones. */
export function pageCommands({
  saved,
  onOpen,
  loadSample,
  showCode,
  draft,
  onChange,
}: PageActions): readonly Command[] {
  const toEnvironments = (title: string): Command => ({
    title,
    group: 'Environments',
    run: () => onOpen('environments'),
  });
  const shown = commandsOnPage();
  const hidden: readonly Command[] = [
    ...HIDDEN.filter(([button]) => hasButton(button)).flatMap(([button, fields]) =>
      fields.map((field) => goToHidden(button, field)),
    ),
    ...PRESETS.map(({ id, label }) => ({
      title: `Other issuer: ${label}`,
      group: 'Preset',
      run: () => onChange({ server: 'other', ...presetPatch(draft, id) }),
    })),
    toEnvironments('Save environment'),
    toEnvironments('Rename, duplicate or delete a saved environment'),
    toEnvironments('Import environments from a file'),
    toEnvironments('Copy link to this environment'),
    { title: 'Import Postman environment', group: 'Environments', run: () => onOpen('postman') },
    ...(saved.list.length > 0
      ? [{ title: 'Export all environments', group: 'Environments', run: saved.exportAll }]
      : []),
    ...SAMPLE_NAMES.map((name) => ({ title: `Load sample: ${name}`, group: 'Sandbox', run: () => loadSample(name) })),
    ...LANGUAGES.map(({ id, label }) => ({
      title: `Show and copy as code: ${label}`,
      group: 'Code',
      run: () => {
        showCode(id);
        // which brings it into view too
        requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus());
      },
    })),
    { title: 'Choose when the page locks itself', group: 'Trust', run: () => onOpen('trust') },
    { title: 'Keyboard shortcuts', group: 'Help', run: () => onOpen('shortcuts') },
  ];
  return [
    ...saved.list.map((environment) => ({
      title: `Use ${environment.name}`,
      group: 'Environments',
      run: () => saved.choose(environment),
    })),
    ...shown,
    ...hidden.filter(({ title }) => !shown.some((command) => command.title === title)),
  ];
}
