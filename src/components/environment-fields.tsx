import { introspectionEndpointOf } from '../core/environment/environment.ts';
import type { UnconfirmedHost } from '../core/environment/elsewhere.ts';
import { serverOf, SERVERS, type ServerId } from '../core/environment/servers.ts';
import type { Draft } from '../core/draft.ts';
import type { FieldErrors } from '../core/field-errors.ts';
import { AddressConfirmation, LazyView, MixUpHint, OtherIssuerFields, ScenarioField } from './lazy-views.tsx';
import type { DiscoveryView } from './other-issuer-fields.tsx';
import { Group } from './ui/group.tsx';
import { SelectField } from './ui/select-field.tsx';
import { TextField } from './ui/text-field.tsx';

export interface EnvironmentFieldsProps {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly sandboxOrigin: string;
  readonly discovery: DiscoveryView;
  /** What changed along with the environment. */
  readonly notice: string;
  readonly confirm: (hosts: readonly UnconfirmedHost[]) => void;
  readonly onChange: (patch: Partial<Draft>) => void;
  readonly chooseScenario: (scenario: string) => void;
}

const SERVER_OPTIONS = SERVERS.map(({ id, label }) => ({ value: id, label }));

/** Which authorization server is asked, and where exactly the request will go. */
export function EnvironmentFields(props: EnvironmentFieldsProps) {
  const { draft, errors, sandboxOrigin, discovery, notice, confirm, onChange, chooseScenario } = props;
  const kind = serverOf(draft.server)?.kind;
  return (
    <Group title="Environment">
      <p role="status" className="text-small text-muted empty:absolute">
        {notice}
      </p>
      <SelectField
        label="Authorization server"
        value={draft.server}
        options={SERVER_OPTIONS}
        onChange={(server) => onChange({ server: server as ServerId })}
      />
      {(kind === 'region' || kind === 'sandbox') && (
        <TextField
          label="Environment ID"
          value={draft.environmentId}
          onChange={(environmentId) => onChange({ environmentId })}
          error={errors.environmentId}
          help={kind === 'region' ? 'PingOne console: Settings, Environment Properties.' : undefined}
        />
      )}
      {kind === 'sandbox' && (
        <LazyView meanwhile="">
          <ScenarioField scenario={draft.scenario} chooseScenario={chooseScenario} />
        </LazyView>
      )}
      {kind === 'custom-domain' && (
        <TextField
          label="Custom domain"
          value={draft.customDomain}
          onChange={(customDomain) => onChange({ customDomain })}
          error={errors.customDomain}
          placeholder="login.example.com"
        />
      )}
      {kind === 'other' && (
        <LazyView>
          <OtherIssuerFields draft={draft} errors={errors} discovery={discovery} onChange={onChange} />
        </LazyView>
      )}
      <LazyView meanwhile="">
        <MixUpHint draft={draft} onChange={onChange} />
      </LazyView>
      <TextField
        label="Introspection endpoint"
        value={introspectionEndpointOf(draft, sandboxOrigin)}
        onChange={(endpoint) => onChange({ endpoint })}
        error={errors.endpoint}
        readOnly={kind !== 'other'}
        placeholder="https://sso.example.com/introspect"
        help="The one place where the token, and what authenticates the client, are sent."
      />
      {draft.elsewhere.length > 0 && (
        <LazyView meanwhile="">
          <AddressConfirmation draft={draft} error={errors.confirmation} onConfirm={confirm} />
        </LazyView>
      )}
    </Group>
  );
}
