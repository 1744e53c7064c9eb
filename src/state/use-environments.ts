import { useState } from 'react';
import type { Draft } from '../core/draft.ts';
import { confirming, unconfirmedHosts, type UnconfirmedHost } from '../core/environment/elsewhere.ts';
import type { Session } from '../core/environment/relay.ts';
import type { PostmanImport } from '../core/saved-environment/postman.ts';
import { publicFields } from '../core/saved-environment/public-fields.ts';
import type { SavedEnvironment } from '../core/saved-environment/saved-environment.ts';
import type { CredentialsState } from './use-credentials.ts';
import { useDiscovery } from './use-discovery.ts';
import { useSavedEnvironments } from './use-saved-environments.ts';

/** Who is asked, and by whom: key and secrets belong to these. */
const WHO = [
  'server',
  'environmentId',
  'customDomain',
  'issuer',
  'endpoint',
  'tokenEndpoint',
  'clientId',
] as const satisfies (keyof Draft)[];

interface Form {
  readonly draft: Draft;
  readonly readDraft: () => Draft;
  readonly change: (patch: Partial<Draft>) => void;
  readonly credentials: CredentialsState;
  /** The public half of the draft, as the query of a link. */
  readonly query: string;
  /** Called when another environment takes the place of this one. */
  readonly onAnother: () => void;
}

/** What is said of the environment in the form, while it is that one. */
export function useEnvironmentNotes(session: Session) {
  const discovery = useDiscovery(session);
  const [notice, setNotice] = useState('');
  const [confirmationsAsked, setAsked] = useState(0);
  return {
    discovery,
    notice,
    setNotice,
    /** How often something was asked for that waits for a confirmation. */
    confirmationsAsked,
    askConfirmation: (): void => setAsked(confirmationsAsked + 1),
    /** Drops what is said: the environment is no longer the same. */
    withdraw: (isReadForAnother: boolean): void => {
      if (isReadForAnother) discovery.forget();
      setNotice('');
      setAsked(0);
    },
  };
}

/** Where an environment comes from beside the keyboard: the server's metadata, what was saved, what Postman exported. */
export function useEnvironments(
  { discovery, setNotice, askConfirmation }: ReturnType<typeof useEnvironmentNotes>,
  { draft, readDraft, change, credentials, query, onAnother }: Form,
) {
  /** Takes over another environment; what authenticates with this one is not sent to that one. */
  const adopt = (patch: Partial<Draft>, name: string): void => {
    const before = readDraft();
    const isAnother = WHO.some((field) => patch[field] !== undefined && patch[field] !== before[field]);
    onAnother();
    change(patch);
    const isForgotten = isAnother && credentials.forget();
    setNotice(
      `${name} is in the form.${isForgotten ? ' Key and secrets of the former environment were forgotten.' : ''}`,
    );
  };
  const saved = useSavedEnvironments(adopt);
  const current = saved.list.find(({ half }) => isSame(half, draft));

  return {
    saved,
    discovery: {
      ...discovery,
      discover: (): void => {
        if (discovery.pending) return;
        // not even the metadata of a host that somebody else has named
        if (isUnconfirmed(draft)) askConfirmation();
        else discovery.begin(readDraft, change);
      },
    },
    confirm: (hosts: readonly UnconfirmedHost[]): void => {
      change({ confirmed: confirming(draft.confirmed, hosts) });
      if (current) saved.confirm(current.id, hosts);
    },
    /** The name of the saved environment that stands in the form. */
    savedName: current?.name,
    savedId: current?.id,
    takePostman: ({ name, patch, secrets: { token, ...texts } }: PostmanImport): void => {
      adopt({ ...patch, ...(token === '' ? {} : { token }) }, name);
      if (texts.secret !== '' || texts.assertion !== '') credentials.fillSecrets({ ...texts, bearer: '' });
    },
    /** The form’s public half as a link to this page. */
    link: location.origin + location.pathname + query,
  };
}

/** Whether keys or metadata would be fetched from a host that nobody has typed or confirmed. */
export const isUnconfirmed = (draft: Draft): boolean => unconfirmedHosts(draft).length > 0;

const isSame = (half: SavedEnvironment['half'], draft: Draft): boolean =>
  publicFields.every(([field]) => half[field] === draft[field]);
