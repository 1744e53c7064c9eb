/**
 * The variables of the templates that PingOne has for Postman.
 * @see https://developer.pingidentity.com/pingone-api/workflow-library/using-postman-workflow-collections/using-the-pingone-postman-environment.html
 */
const NAMES = [
  'tld',
  'apiPath',
  'authPath',
  'orchestratePath',
  'scimPath',
  'envID',
  'adminEnvID',
  'accessToken',
  'appID',
  'appSecret',
  'appJwtAppID',
  'resourceID',
  'resourceSecret',
  'userID',
  'flowID',
  'authCode',
  'redirect_uri',
  'codeVerifier',
  'refreshToken',
  'useCaseAccessToken',
  'customResourceAccessToken',
  'jwt_signed',
  'jwtClientAssertion',
  'clientSecretJWT',
  'useCaseWorkerAppID',
  'useCaseWorkerAppSecret',
] as const;

/** One of PingOne's names. */
export type PostmanName = (typeof NAMES)[number];

/** Those of the names whose values are shown in the form and in links. */
export const PUBLIC_NAMES: ReadonlySet<PostmanName> = new Set([
  'tld',
  'authPath',
  'envID',
  'appID',
  'appJwtAppID',
  'resourceID',
  'useCaseWorkerAppID',
] as const);

/** What a variable of the file was used for: the label of the field, or undefined and a sentence that says why not. */
export interface PostmanUse {
  readonly target: string | undefined;
  readonly note?: string;
}

/** What became of the variables, by their names. */
export type PostmanUses = Partial<Record<PostmanName, PostmanUse>>;

const bared = (key: string): string => key.toLowerCase().replace(/[\s_-]/g, '');
const BY_BARED_NAME = new Map<string, PostmanName>(NAMES.map((name) => [bared(name), name]));

/** PingOne's name for a variable, whatever its case and underscores; undefined if it is none of them. */
export const postmanNameOf = (key: string): PostmanName | undefined => BY_BARED_NAME.get(bared(key));
