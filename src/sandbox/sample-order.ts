import { isRecord, RefusedBody } from './control-body.ts';
import { SAMPLE_NAMES } from './sample-token.ts';
import { SCENARIO_NAMES, type ScenarioName } from './scenario-name.ts';

/** The ways of asking that a sample can be made for; the last two are an access token and a ready-made assertion. */
export const METHODS = [
  'private_key_jwt',
  'client_secret_jwt',
  'client_secret_basic',
  'client_secret_post',
  'none',
  'bearer',
  'prepared',
] as const;

/** Who asks: the application that the token was issued to, or the custom resource that it is for. */
export const CALLERS = ['application', 'resource'] as const;

/** One of {@link METHODS}. */
export type Method = (typeof METHODS)[number];

/** One of {@link CALLERS}. */
export type Caller = (typeof CALLERS)[number];

/** Which token is wanted, and for which way of asking about it; a scenario, if there is one, chooses the way itself. */
export interface SampleOrder {
  readonly name: string;
  readonly method: Method;
  readonly caller: Caller;
  readonly scenario: ScenarioName | '';
}

/** Reads the body of the `sample` control route. */
export function readSampleOrder(body: unknown): SampleOrder {
  if (!isRecord(body)) throw new RefusedBody('The body must be an object.');
  const { name, method = 'private_key_jwt', caller = 'application', scenario = '' } = body;
  return {
    name: readChoice('name', SAMPLE_NAMES, name),
    method: readChoice('method', METHODS, method),
    caller: readChoice('caller', CALLERS, caller),
    scenario: scenario === '' ? '' : readChoice('scenario', SCENARIO_NAMES, scenario),
  };
}

function readChoice<Choice extends string>(member: string, choices: readonly Choice[], value: unknown): Choice {
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw new RefusedBody(`"${member}" must be one of: ${choices.join(', ')}.`);
  return choice;
}
