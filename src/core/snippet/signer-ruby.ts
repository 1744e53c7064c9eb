import { ASSERTION_BACKDATE_S } from '../assertion/assertion.ts';
import { readJson } from '../token/json.ts';
import { rubyLiteral as literal } from './literals.ts';
import { COMMON_ALGORITHMS, ECDSA_ALGORITHMS, KEY_FILE_VARIABLE, PSS_ALGORITHMS, type Signer } from './signer-plan.ts';

/** Signs with the gem jwt. @see https://github.com/jwt/ruby-jwt */
export const RUBY_SIGNER: Signer = {
  library: 'the gem jwt',
  install: 'Install the gem jwt first (gem install jwt), and save this as sign.rb.',
  run: 'ruby sign.rb',
  algorithms: [...COMMON_ALGORITHMS, ...PSS_ALGORITHMS, ...ECDSA_ALGORITHMS],
  code: ({ options, bySecret, extra }) => `require "json"
require "jwt"
${bySecret ? '' : 'require "openssl"\n'}require "securerandom"

CLIENT_ID = ${literal(options.clientId)}
AUDIENCE = ${literal(options.audience)}
LIFETIME_SECONDS = ${options.lifetime}

def env(name)
  value = ENV[name]
  abort "Set the environment variable #{name} first." if value.nil? || value.empty?
  value
end

key = ${bySecret ? 'env("INTROSPECT_CLIENT_SECRET")' : `OpenSSL::PKey.read(File.read(env("${KEY_FILE_VARIABLE}")))`}
now = Time.now.to_i
claims = {
  "iss" => CLIENT_ID,
  "sub" => CLIENT_ID,
  "aud" => AUDIENCE,
  "jti" => SecureRandom.uuid,
  "iat" => now - ${ASSERTION_BACKDATE_S},
  "exp" => now + LIFETIME_SECONDS,
}
${extraClaims(extra)}puts JWT.encode(claims, key, "${options.algorithm}", { "typ" => "${options.type}"${options.keyId === '' ? '' : `, "kid" => ${literal(options.keyId)}`} })
`,
};

function extraClaims(extra: string): string {
  const json = readJson(`{${extra}}`);
  if (extra === '' || !json.ok || json.value.kind !== 'object') return '';
  return `
# a piece of JSON that is put in as it stands, so that every digit stays as it is;
# the gem wants times to be Numeric
class Verbatim < Numeric
  def initialize(text)
    @text = text
  end

  def to_json(*)
    @text
  end
end
${json.value.members.map(({ name, value }) => `claims[${literal(name)}] = Verbatim.new(${literal(value.source)})\n`).join('')}
`;
}
