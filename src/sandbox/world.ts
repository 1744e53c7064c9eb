/**
 * Who and what there is in the sandbox: the ids of PingOne's own worked example, and a few neighbours in the same style.
 * Ids are fixed so that a screenshot or a curl line stays true; keys and secrets are not, see clients.ts.
 */
export const ENVIRONMENT_ID = 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6';
export const ORGANIZATION_ID = 'bed432e6-676a-4ebe-b5a5-6b3b54e46bda';

/** An environment in the same style that is somewhere else, if it is anywhere. */
export const OTHER_ENVIRONMENT_ID = '2c7d9e41-5f0a-4b36-8c92-7e1d3f5a6b80';

/** A person who can sign in: by name and nothing else. `acr` is the sign-on policy that applies to them. */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly acr: string;
}

/** The user of the example, whom everything is about unless another one is named. */
export const USER: User = { id: '20d97092-22bb-4bd9-a9f6-e6dc162acb62', username: 'demo.user', acr: 'Single_Factor' };

/** Everybody here; the second one signs in with two factors. */
export const USERS: readonly User[] = [
  USER,
  { id: '6f3ce1f2-9c0b-4a0f-8b1e-0d6c5b6b7a11', username: 'careful.user', acr: 'Multi_Factor' },
];

export const CLIENT_IDS = {
  app: '21608059-7055-4d5a-b712-6743db57ab66',
  appEs256: '4c1f0d8e-6b0a-4f6e-9a55-2f1d1f6c7a02',
  appSecretJwt: '7a9e3b52-0c7d-4e0b-8d4e-5b8f2c9d1e03',
  appSecretBasic: 'b3d5c6f1-92a4-4b8c-a1f7-6e0d3a7b4c04',
  appSecretPost: 'c8e2a4d7-5f31-4a9d-b6c8-1d9e8f7a2b05',
  appPublic: 'd1f7b9c3-8e64-4c2a-9b0d-7a3c5e1f6d06',
  otherApp: 'e6a8d0f2-3b97-4d5e-8c1a-9f2b4d6e8a07',
  resource: 'f9c3e5b1-7d20-4e8f-a2d6-0b5c7e9f1a08',
  resourceKey: '0d4f6a82-5c31-4b7e-9e18-3a6c8d0f2b09',
  resourceSecretJwt: '1e5a7b93-6d42-4c8f-8f29-4b7d9e1a3c10',
  resourceSecretPost: '2f6b8ca4-7e53-4d9a-b03a-5c8e0f2b4d11',
  resourcePublic: '3a7c9db5-8f64-4eab-a14b-6d9f1a3c5e12',
  appRs256: '07496a82-5631-4b78-8e17-3a6ce7092b33',
  appHostilePost: everyVschar('@'),
  appHostileBasic: everyVschar('-'),
} as const;

/** The custom resource's own clients, one for each way of authenticating: to PingOne it is a client like any other. */
export const RESOURCE_CLIENT_IDS: readonly string[] = [
  CLIENT_IDS.resource,
  CLIENT_IDS.resourceKey,
  CLIENT_IDS.resourceSecretJwt,
  CLIENT_IDS.resourceSecretPost,
  CLIENT_IDS.resourcePublic,
];

/**
 * Every character that a client id or secret may hold, each once, starting with the one named: what no code that writes
 * them down, and no shell that reads them, gets right by luck. The space is not at an end, where forms trim it off.
 * @see https://www.rfc-editor.org/rfc/rfc6749#appendix-A.1
 */
export function everyVschar(first: string): string {
  const graphic = Array.from({ length: 0x7e - 0x20 }, (_, at) => String.fromCharCode(0x21 + at));
  const rest = graphic.filter((character) => character !== first).join('');
  return `${first}${rest.slice(0, 20)} ${rest.slice(20)}`;
}

/** Scopes that belong to OpenID Connect itself, not to a custom resource. */
export const OPENID_SCOPES = ['openid', 'offline_access', 'profile', 'email'];

/** Path under which the authorization server lives, as PingOne has it. */
export const MOUNT = `/${ENVIRONMENT_ID}/as`;
