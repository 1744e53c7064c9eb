import { ASSERTION_BACKDATE_S } from '../assertion/assertion.ts';
import { phpLiteral as literal } from './literals.ts';
import { COMMON_ALGORITHMS, KEY_FILE_VARIABLE, type Signer } from './signer-plan.ts';

/** Signs with firebase/php-jwt, by its operation on text: the claims stay as they are. @see https://github.com/firebase/php-jwt */
export const PHP_SIGNER: Signer = {
  library: 'firebase/php-jwt',
  install: 'Install firebase/php-jwt first (composer require firebase/php-jwt), and save this as sign.php.',
  run: 'php sign.php',
  algorithms: [...COMMON_ALGORITHMS, 'ES256', 'ES384'],
  code: ({ options, bySecret, extra }) => `<?php

declare(strict_types=1);

require __DIR__ . '/vendor/autoload.php';

use Firebase\\JWT\\JWT;

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
function variable(string $name): string
{
    $value = getenv($name);
    if ($value === false || $value === '') {
        fwrite(STDERR, "Set the environment variable $name first.\\n");
        exit(1);
    }
    return $value;
}

${
  bySecret
    ? "$key = variable('INTROSPECT_CLIENT_SECRET');"
    : `$file = variable('${KEY_FILE_VARIABLE}');
$key = file_get_contents($file);
if ($key === false) {
    exit(1);
}`
}
$now = time();
$header = json_encode(['alg' => '${options.algorithm}', 'typ' => '${options.type}'${options.keyId === '' ? '' : `, 'kid' => ${literal(options.keyId)}`}], JSON_THROW_ON_ERROR);
$claims = json_encode([
    'iss' => CLIENT_ID,
    'sub' => CLIENT_ID,
    'aud' => AUDIENCE,
    'jti' => bin2hex(random_bytes(16)),
    'iat' => $now - ${ASSERTION_BACKDATE_S},
    'exp' => $now + LIFETIME_SECONDS,
], JSON_THROW_ON_ERROR);
${extra === '' ? '' : "$claims = substr($claims, 0, -1) . ',' . EXTRA_CLAIMS . '}';\n"}$input = JWT::urlsafeB64Encode($header) . '.' . JWT::urlsafeB64Encode($claims);
echo $input, '.', JWT::urlsafeB64Encode(JWT::sign($input, $key, '${options.algorithm}')), "\\n";
`,
};
