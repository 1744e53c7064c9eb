import { algorithmOf } from '../core/draft.ts';
import { followsPingOneRules } from '../core/environment/servers.ts';
import { pingOneWarning } from '../core/key/algorithms.ts';
import type { AssertionOptionFieldsProps } from './assertion-option-fields.tsx';
import { AssertionOptionFields, LazyView } from './lazy-views.tsx';
import { Disclosure } from './ui/disclosure.tsx';

interface AssertionOptionsProps extends AssertionOptionFieldsProps {
  /** How often in a row the form was not sent, for what is wrong in it. */
  readonly attempts: number;
}

/** The place of the assertion's options, which opens over an error in them. */
export function AssertionOptions({ attempts, ...fields }: AssertionOptionsProps) {
  const { draft, errors, signingKey } = fields;
  const algorithm = algorithmOf(draft, signingKey);
  const warning = algorithm && followsPingOneRules(draft.server) ? pingOneWarning(algorithm) : undefined;
  return (
    <>
      {warning && <p className="text-small text-warn">{warning} It may be refused.</p>}
      <Disclosure title="Assertion options" attention={OPTION_FIELDS.some((field) => errors[field]) && attempts}>
        {() => (
          <LazyView>
            <AssertionOptionFields {...fields} />
          </LazyView>
        )}
      </Disclosure>
    </>
  );
}

const OPTION_FIELDS = ['audience', 'tokenEndpoint', 'lifetime', 'extraClaims'] as const;
