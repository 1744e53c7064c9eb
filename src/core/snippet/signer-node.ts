import { ASSERTION_BACKDATE_S } from '../assertion/assertion.ts';
import { ALGORITHMS } from '../key/algorithms.ts';
import { javascriptLiteral as literal } from './literals.ts';
import { KEY_FILE_VARIABLE, type Signer, type SigningPlan } from './signer-plan.ts';

/** Signs with jose, by its operation on bytes: the claims stay the text that they are. @see https://github.com/panva/jose */
export const NODE_SIGNER: Signer = {
  library: 'jose',
  install: 'Install jose first (npm install jose), and save this as sign.mjs.',
  run: 'node sign.mjs',
  algorithms: Object.keys(ALGORITHMS) as readonly (keyof typeof ALGORITHMS)[],
  code: ({ options, bySecret, extra }) => `import { randomUUID } from 'node:crypto';
${bySecret ? '' : "import { readFileSync } from 'node:fs';\n"}import { CompactSign${bySecret ? '' : ', importPKCS8'} } from 'jose';

const CLIENT_ID = ${literal(options.clientId)};
const AUDIENCE = ${literal(options.audience)};
const LIFETIME_SECONDS = ${options.lifetime};
${
  extra === ''
    ? ''
    : `// further claims, as JSON text so that every digit stays as it is
const EXTRA_CLAIMS = ${literal(extra)};
`
}
function env(name) {
  const value = process.env[name];
  if (!value) {
    console.error(\`Set the environment variable \${name} first.\`);
    process.exit(1);
  }
  return value;
}

const key = ${keyOf(bySecret, options)};
const now = Math.floor(Date.now() / 1000);
const claims = JSON.stringify({
  iss: CLIENT_ID,
  sub: CLIENT_ID,
  aud: AUDIENCE,
  jti: randomUUID(),
  iat: now - ${ASSERTION_BACKDATE_S},
  exp: now + LIFETIME_SECONDS,
})${extra === '' ? '' : `.replace(/}$/, () => \`,\${EXTRA_CLAIMS}}\`)`};
const assertion = await new CompactSign(new TextEncoder().encode(claims))
  .setProtectedHeader({ alg: '${options.algorithm}', typ: '${options.type}'${options.keyId === '' ? '' : `, kid: ${literal(options.keyId)}`} })
  .sign(key);
console.log(assertion);
`,
};

const keyOf = (bySecret: boolean, { algorithm }: SigningPlan['options']): string =>
  bySecret
    ? "new TextEncoder().encode(env('INTROSPECT_CLIENT_SECRET'))"
    : `await importPKCS8(readFileSync(env('${KEY_FILE_VARIABLE}'), 'utf8'), '${algorithm}')`;
