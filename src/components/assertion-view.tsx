import { lintAssertion } from '../core/assertion/lint.ts';
import type { RuleContext, RuleFinding } from '../core/assertion/rule.ts';
import { assertionRows, type AssertionRow } from '../core/assertion/assertion-rows.ts';
import { previewAssertion, readAssertion } from '../core/assertion/shown-assertion.ts';
import type { AssertionOptions } from '../core/assertion/options.ts';
import { describeTime, readTime, TIME_CLAIMS } from '../core/claims/time.ts';
import type { RegisteredKey } from '../core/key/registered-keys.ts';
import { compareRegisteredKeys, type SigningIdentity } from '../core/key/registration.ts';
import { shownText } from '../core/token/json.ts';
import { SourceLink } from './source-link.tsx';
import { Icon, type IconName } from './ui/icon.tsx';
import { StackedRow, StackedTable } from './ui/stacked-table.tsx';

/** Everything that tells what the assertion is, or will be. */
export interface AssertionViewProps {
  /** The one that was sent, if one was; else the ready-made one, if that is the method. */
  readonly assertion: string | undefined;
  readonly isSent: boolean;
  /** What the next one will be made of. */
  readonly options: AssertionOptions | undefined;
  /** Why there is none, where the method has one. */
  readonly missing: string;
  readonly registered: readonly RegisteredKey[] | undefined;
  readonly identity: SigningIdentity | undefined;
  readonly context: Omit<RuleContext, 'registered'> | undefined;
}

const STANDINGS: Record<RuleFinding['standing'], readonly [icon: IconName, colour: string, word: string]> = {
  met: ['met', 'text-met', 'met'],
  unmet: ['unmet', 'text-unmet', 'not met'],
  warned: ['warn', 'text-warn', 'warning'],
};

/** The client_assertion, seen through: each part in plain text, and how it stands to the rules of the server asked. */
export default function AssertionView(props: AssertionViewProps) {
  const { assertion, isSent, options, missing, context, registered, identity } = props;
  const parts =
    assertion === undefined ? options && context && previewAssertion(options, context.now) : readAssertion(assertion);
  if (!parts || !context)
    return (
      <p className="px-4 py-6 text-muted sm:px-5">
        {assertion === undefined || assertion === ''
          ? missing
          : 'This is not a signed JWT, so it cannot be an assertion.'}
      </p>
    );
  const compared = registered && identity && !(assertion !== undefined && !isSent);
  const findings = lintAssertion(parts, {
    ...context,
    ...(compared ? { registered: compareRegisteredKeys(registered, identity) } : {}),
  });
  return (
    <div className="py-3">
      <Summary findings={findings} state={isSent ? 'sent' : assertion === undefined ? 'preview' : 'prepared'} />
      <div className="mt-2">
        <StackedTable label="Assertion" columns={COLUMNS}>
          {assertionRows(parts, findings).map(({ part, name, value, rules }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a member can stand twice; its place tells the two apart
            <Row key={index} part={part} name={name} value={value} rules={rules} now={context.now} />
          ))}
        </StackedTable>
      </div>
    </div>
  );
}

const COLUMNS = [
  { name: 'Name', look: 'w-[14%] pr-3 pl-5' },
  { name: 'Value', look: 'w-[38%] pr-3' },
  { name: 'Rules', look: 'pr-5' },
];

const STATES = {
  preview: 'What will be signed at the press, with a jti and times of its own.',
  prepared: 'The assertion as it was pasted; its signature cannot be checked here.',
  sent: 'The assertion as it was sent.',
} as const;

function Summary({
  findings,
  state,
}: {
  readonly findings: readonly RuleFinding[];
  readonly state: keyof typeof STATES;
}) {
  const unmet = findings.filter(({ standing }) => standing === 'unmet').length;
  const warned = findings.filter(({ standing }) => standing === 'warned').length;
  const said = [
    ...(unmet > 0 ? [`${unmet} ${unmet === 1 ? 'rule is' : 'rules are'} not met`] : []),
    ...(warned > 0 ? [`${warned} ${warned === 1 ? 'warning' : 'warnings'}`] : []),
  ];
  return (
    <p data-assertion={state} className="px-4 sm:px-5">
      <span className={`font-strong ${unmet > 0 ? 'text-unmet' : warned > 0 ? 'text-warn' : 'text-met'}`}>
        {said.length > 0 ? said.join(' and ') : 'All rules are met'}.
      </span>{' '}
      <span className="text-muted">{STATES[state]}</span>
    </p>
  );
}

function Row({ part, name, value, rules, now }: AssertionRow & { readonly now: number }) {
  const worst = (['unmet', 'warned', 'met'] as const).find((standing) =>
    rules.some((rule) => rule.standing === standing),
  );
  const time = value && TIME_CLAIMS.has(name) ? readTime(value) : undefined;
  return (
    <StackedRow
      data-claim={name}
      data-part={part}
      data-standing={worst}
      className={worst === 'unmet' ? 'bg-unmet-soft' : ''}
    >
      <th role="rowheader" scope="row" className="block text-left font-normal sm:table-cell sm:py-2 sm:pr-3 sm:pl-5">
        <code className="wire font-strong">{name}</code>
        <span className="ml-1.5 text-small text-muted sm:ml-0 sm:block">{part === 'header' ? 'header' : 'claim'}</span>
      </th>
      <td role="cell" data-voice="assertion" className="block py-1 sm:table-cell sm:py-2 sm:pr-3">
        {value ? <span className="wire">{shownText(value)}</span> : <span className="text-muted">not there</span>}
        {time?.kind === 'time' && (
          <span className="block text-small text-muted">{describeTime(time.seconds, now)}</span>
        )}
      </td>
      <td role="cell" className="block py-1 sm:table-cell sm:py-2 sm:pr-5">
        <ul className="space-y-1">
          {rules.map(({ standing, sentence, source }) => {
            const [icon, colour, word] = STANDINGS[standing];
            return (
              <li key={sentence} data-standing={standing} className="flex gap-1.5">
                <span className={`mt-0.5 ${colour}`}>
                  <Icon name={icon} />
                </span>
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <span className="sr-only">{word}: </span>
                  {sentence} <SourceLink source={source} />
                </span>
              </li>
            );
          })}
        </ul>
      </td>
    </StackedRow>
  );
}
