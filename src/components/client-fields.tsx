import { METHODS, type Method } from '../core/environment/client-authentication.ts';
import { followsPingOneRules } from '../core/environment/servers.ts';
import { signsAssertion, type AudienceConsent as Consent, type Draft } from '../core/draft.ts';
import type { FieldErrors } from '../core/field-errors.ts';
import { AssertionOptions } from './assertion-options.tsx';
import { CallerField } from './caller-field.tsx';
import { KeyFields, type KeyFieldsProps } from './key-fields.tsx';
import { AudienceConsent, LazyView, ProofFields } from './lazy-views.tsx';
import type { ProofFieldsProps } from './proof-fields.tsx';
import { Button } from './ui/button.tsx';
import { Group } from './ui/group.tsx';
import { SelectField } from './ui/select-field.tsx';
import { TextField } from './ui/text-field.tsx';

export interface ClientFieldsProps extends KeyFieldsProps, ProofFieldsProps {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly attempts: number;
  readonly foreignAudience: Consent | undefined;
  readonly onChange: (patch: Partial<Draft>) => void;
  readonly loadSandboxClient: () => void;
}

const METHOD_LABELS: Record<Method, string> = {
  private_key_jwt: 'private_key_jwt: signed with a private key',
  client_secret_jwt: 'client_secret_jwt: signed with the secret',
  client_secret_basic: 'client_secret_basic: secret in a header',
  client_secret_post: 'client_secret_post: secret in the form',
  none: 'none: client ID only',
  bearer: 'bearer: an access token of its own',
  prepared: 'prepared: assertion signed elsewhere',
};
/** The methods; those that the server's metadata leaves out stay choosable, and say so. */
const methodOptions = (offered: Draft['offered']) =>
  METHODS.map((value) => ({ value, label: METHOD_LABELS[value] + notOffered(value, offered) }));

const notOffered = (method: Method, offered: Draft['offered']): string =>
  !offered?.methods.names.length || offered.methods.names.includes(method) || /bearer|prepared/.test(method)
    ? ''
    : ' (not offered)';

/** Who asks, and how that is proven: exactly one method, and only the fields that it needs. */
export function ClientFields(props: ClientFieldsProps) {
  const { draft, errors, foreignAudience, onChange, loadSandboxClient } = props;
  const { method, caller } = draft;
  const isResource = caller === 'resource';
  const consent = foreignAudience !== undefined && (
    <LazyView meanwhile="">
      <AudienceConsent
        asked={foreignAudience}
        given={draft.consent}
        error={draft.audience === 'custom' || method === 'prepared' ? undefined : errors.audience}
        onChange={(consent) => onChange({ consent })}
      />
    </LazyView>
  );
  return (
    <Group title="Client authentication">
      <CallerField caller={caller} onChange={(chosen) => onChange({ caller: chosen })} />
      <SelectField
        label="Authentication method"
        value={method}
        options={methodOptions(draft.offered)}
        onChange={(chosen) => onChange({ method: chosen as Method })}
        help={methodHelp(draft)}
      />
      {draft.server === 'sandbox' && (isResource || method !== 'private_key_jwt') && (
        <p className="flex flex-wrap items-center justify-between gap-2 rounded-box bg-well px-3 py-2">
          <span className="min-w-0 flex-1 text-small">
            The sandbox has a {isResource ? 'resource' : 'client'} for this method, and a token that it may ask about.
          </span>
          <Button onClick={loadSandboxClient}>Load both</Button>
        </p>
      )}
      <TextField
        label="Client ID"
        value={draft.clientId}
        onChange={(clientId) => onChange({ clientId })}
        error={errors.clientId}
        help={clientIdHelp(draft)}
      />
      {method === 'private_key_jwt' ? (
        <KeyFields {...props} />
      ) : (
        <LazyView>
          <ProofFields {...props} />
        </LazyView>
      )}
      {signsAssertion(method) && draft.audience === 'custom' ? null : consent}
      {signsAssertion(method) && (
        <AssertionOptions
          draft={draft}
          errors={errors}
          attempts={props.attempts}
          signingKey={props.signingKey.key}
          consent={consent}
          onChange={onChange}
        />
      )}
    </Group>
  );
}

function methodHelp({ method, caller, server }: Draft): string {
  if (method === 'bearer')
    return 'An access token in place of client credentials (RFC 7662 section 2.1). PingOne takes none.';
  if (method === 'prepared') return 'An assertion that another program has signed.';
  return followsPingOneRules(server)
    ? `As set for the ${caller}: PingOne accepts that one only.`
    : `As registered for the ${caller} at the authorization server.`;
}

function clientIdHelp({ method, caller, server }: Draft): string {
  if (method === 'bearer')
    return 'Not sent, and not needed: with it, the page can tell whether the token is another client’s.';
  if (method === 'prepared')
    return 'Not sent, and not needed: with it, the page can tell whether the assertion is another client’s.';
  if (!followsPingOneRules(server)) return `As registered for the ${caller} at the authorization server.`;
  return caller === 'resource'
    ? 'The ID of the custom resource. PingOne console: Applications, Resources.'
    : 'PingOne console: Applications, your application, Overview.';
}
