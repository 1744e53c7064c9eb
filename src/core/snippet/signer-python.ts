import { ASSERTION_BACKDATE_S } from '../assertion/assertion.ts';
import { pythonLiteral as literal } from './literals.ts';
import { COMMON_ALGORITHMS, ECDSA_ALGORITHMS, KEY_FILE_VARIABLE, PSS_ALGORITHMS, type Signer } from './signer-plan.ts';

/** Signs with PyJWT, by its operation on bytes: the claims stay the text that they are. @see https://pyjwt.readthedocs.io */
export const PYTHON_SIGNER: Signer = {
  library: 'PyJWT',
  install: 'Install PyJWT with cryptography first (pip install "PyJWT[crypto]"), and save this as sign.py.',
  run: 'python3 sign.py',
  algorithms: [...COMMON_ALGORITHMS, ...PSS_ALGORITHMS, ...ECDSA_ALGORITHMS, 'EdDSA'],
  code: ({ options, bySecret, extra }) => `import json
import os
import sys
import time
import uuid

import jwt

CLIENT_ID = ${literal(options.clientId)}
AUDIENCE = ${literal(options.audience)}
LIFETIME_SECONDS = ${options.lifetime}
${
  extra === ''
    ? ''
    : `# further claims, as JSON text so that every digit stays as it is
EXTRA_CLAIMS = ${literal(extra)}
`
}

def env(name):
    value = os.environ.get(name)
    if not value:
        sys.exit(f"Set the environment variable {name} first.")
    return value


${
  bySecret
    ? 'key = env("INTROSPECT_CLIENT_SECRET")'
    : `with open(env("${KEY_FILE_VARIABLE}"), encoding="utf-8") as file:
    key = file.read()`
}
now = int(time.time())
claims = json.dumps({
    "iss": CLIENT_ID,
    "sub": CLIENT_ID,
    "aud": AUDIENCE,
    "jti": str(uuid.uuid4()),
    "iat": now - ${ASSERTION_BACKDATE_S},
    "exp": now + LIFETIME_SECONDS,
})${extra === '' ? '' : '[:-1] + "," + EXTRA_CLAIMS + "}"'}
headers = {"typ": "${options.type}"${options.keyId === '' ? '' : `, "kid": ${literal(options.keyId)}`}}
print(jwt.PyJWS().encode(claims.encode(), key, algorithm="${options.algorithm}", headers=headers))
`,
};
