/** How an environment variable gets its value: a person is asked for it, it is a text, or it is what a program prints. */
export type SetupStep =
  | { readonly asks: string }
  | { readonly sets: string; readonly text: string }
  | { readonly sets: string; readonly output: string };

/**
 * The steps as lines of bash or zsh, empty for none. They are one group, which a shell reads to its end before it runs: of
 * lines by themselves, the first that asks would take the next for its answer. White space around an answer is left out.
 */
export function shellSetup(steps: readonly SetupStep[]): string {
  const asked = steps.flatMap((step) => ('asks' in step ? [step.asks] : []));
  const exports = steps.flatMap((step) => ('asks' in step ? [] : [shellExport(step)]));
  if (asked.length === 0) return exports.join('\n');
  return [
    '{',
    // a terminal that reads whole lines cuts them, on Linux at 4,095 characters and on macOS at 1,024: a token can be longer
    '  introspect_tty=$(stty -g); trap : INT; stty -echo -icanon min 1 time 0',
    ...asked.map((name) => `  ${shellQuestion(name)}`),
    '  stty "$introspect_tty"; trap - INT; unset introspect_tty',
    ...exports.map((line) => `  ${line}`),
    '}',
  ].join('\n');
}

/**
 * The steps as lines of PowerShell, empty for none; one group for the same reason.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/read-host
 */
export function powershellSetup(steps: readonly SetupStep[]): string {
  const lines = steps.map((step) =>
    'asks' in step
      ? `$env:${step.asks} = Read-Host -MaskInput '${step.asks}'`
      : `$env:${step.sets} = ${'text' in step ? `'${step.text}'` : step.output}`,
  );
  return steps.some((step) => 'asks' in step)
    ? ['& {', ...lines.map((line) => `  ${line}`), '}'].join('\n')
    : lines.join('\n');
}

/** What asks is a subshell: Ctrl-C ends that, and the group goes on to put the terminal back. */
const shellQuestion = (name: string): string =>
  `${name}=$(printf 'Paste ${name}, then Enter: ' >&2; read -rs ${name}; printf %s "$${name}"); export ${name}; echo`;

const shellExport = (step: Exclude<SetupStep, { readonly asks: string }>): string =>
  `export ${step.sets}=${'text' in step ? step.text : `"$(${step.output})"`}`;
