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
    ...FITS,
    ...QUIET_TERMINAL,
    `  ${asked.flatMap(shellQuestion).join(' &&\n    ')}`,
    '  introspect_answered=$?',
    '  stty "$introspect_tty"',
    '  trap - INT',
    ...(exports.length === 0
      ? []
      : ['  if [ $introspect_answered = 0 ]; then', ...exports.map((line) => `    ${line}`), '  fi']),
    "  [ $introspect_answered = 0 ] || echo 'Not everything is set: paste these lines again.'",
    '  unset -f introspect_fits',
    '  unset introspect_tty introspect_answered',
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

/** Whether an answer can be used. In a terminal that does not read whole lines, keys such as Backspace are characters too. */
const FITS: readonly string[] = [
  '  introspect_fits() {',
  '    case $2 in',
  "      ('') echo 'It is empty.' ;;",
  "      (*[[:cntrl:]]*) echo 'It has a control character in it, such as Backspace makes.' ;;",
  '      (*) echo "It has ${#2} characters."; return 0 ;;',
  '    esac',
  '    unset "$1"',
  '    return 1',
  '  }',
];

/** A terminal that reads whole lines cuts them, on Linux at 4,095 characters and on macOS at 1,024: a token can be longer. */
const QUIET_TERMINAL: readonly string[] = [
  '  introspect_tty=$(stty -g)',
  '  trap : INT',
  '  stty -echo -icanon min 1 time 0',
];

/** What asks is a subshell: Ctrl-C ends that, and the group goes on to put the terminal back. */
const shellQuestion = (name: string): readonly string[] => [
  `${name}=$(printf '${name}: Paste the value, then press Enter. ' >&2 && read -rs ${name} && printf %s "$${name}")`,
  `introspect_fits ${name} "$${name}"`,
  `export ${name}`,
];

const shellExport = (step: Exclude<SetupStep, { readonly asks: string }>): string =>
  `export ${step.sets}=${'text' in step ? step.text : `"$(${step.output})"`}`;
