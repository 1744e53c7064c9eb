import { ASSERTION_TYPE, signClientAssertion } from './client-assertion.ts';
import type { Credentials } from './clients.ts';

/**
 * The form parameters by which a client authenticates itself. A client that is registered for Basic may send its secret
 * in the form as well: the library does not mind which.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication
 */
export async function clientParametersOf(client: Credentials, issuer: string): Promise<Record<string, string>> {
  const { clientId, method, secret = '' } = client;
  switch (method) {
    case 'none':
      return { client_id: clientId };
    case 'client_secret_basic':
    case 'client_secret_post':
      return { client_id: clientId, client_secret: secret };
    case 'client_secret_jwt':
    case 'private_key_jwt':
      return {
        client_assertion_type: ASSERTION_TYPE,
        client_assertion: await signClientAssertion(client, issuer),
      };
  }
}

/** Whether a form says by itself which client sends it. */
export function namesClient(form: URLSearchParams): boolean {
  return ['client_id', 'client_secret', 'client_assertion'].some((name) => form.has(name));
}
