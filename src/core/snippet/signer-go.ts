import { ASSERTION_BACKDATE_S } from '../assertion/assertion.ts';
import type { Algorithm } from '../key/algorithms.ts';
import { readJson } from '../token/json.ts';
import { goLiteral as literal } from './literals.ts';
import {
  COMMON_ALGORITHMS,
  ECDSA_ALGORITHMS,
  KEY_FILE_VARIABLE,
  PSS_ALGORITHMS,
  type Signer,
  type SigningPlan,
} from './signer-plan.ts';

/** Signs with golang-jwt. @see https://github.com/golang-jwt/jwt */
export const GO_SIGNER: Signer = {
  library: 'golang-jwt',
  install:
    'Fetch golang-jwt first (go mod init sign, then go get github.com/golang-jwt/jwt/v5), and save this as sign.go.',
  run: 'go run sign.go',
  algorithms: [...COMMON_ALGORITHMS, ...PSS_ALGORITHMS, ...ECDSA_ALGORITHMS, 'EdDSA', 'Ed25519'],
  code: ({ options, bySecret, extra }) => `package main

import (
	"crypto/rand"
${extra === '' ? '' : '	"encoding/json"\n'}	"fmt"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	clientID        = ${literal(options.clientId)}
	audience        = ${literal(options.audience)}
	lifetimeSeconds = ${options.lifetime}
)

func main() {
${keyOf(bySecret, options.algorithm)}	id := make([]byte, 16)
	_, err = rand.Read(id)
	check(err)
	now := time.Now().Unix()
	claims := jwt.MapClaims{
		"iss": clientID,
		"sub": clientID,
		"aud": audience,
		"jti": fmt.Sprintf("%x", id),
		"iat": now - ${ASSERTION_BACKDATE_S},
		"exp": now + lifetimeSeconds,
	}
${extraClaims(extra)}	token := jwt.NewWithClaims(jwt.SigningMethod${methodOf(options.algorithm)}, claims)
	token.Header["typ"] = "${options.type}"
${headerOf(options)}	assertion, err := token.SignedString(key)
	check(err)
	fmt.Println(assertion)
}

func env(name string) string {
	value := os.Getenv(name)
	if value == "" {
		fmt.Fprintf(os.Stderr, "Set the environment variable %s first.\\n", name)
		os.Exit(1)
	}
	return value
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
`,
};

/** The library knows Ed25519 by its older name only. @see https://www.rfc-editor.org/rfc/rfc9864 */
const methodOf = (algorithm: Algorithm): string => (algorithm === 'Ed25519' ? 'EdDSA' : algorithm);

const headerOf = ({ algorithm, keyId }: SigningPlan['options']): string =>
  `${algorithm === 'Ed25519' ? '	token.Header["alg"] = "Ed25519"\n' : ''}${keyId === '' ? '' : `	token.Header["kid"] = ${literal(keyId)}\n`}`;

function keyOf(bySecret: boolean, algorithm: Algorithm): string {
  if (bySecret) return '	var err error\n	key := []byte(env("INTROSPECT_CLIENT_SECRET"))\n';
  const kind = algorithm.startsWith('E') ? (algorithm.startsWith('ES') ? 'EC' : 'Ed') : 'RSA';
  return `	pem, err := os.ReadFile(env("${KEY_FILE_VARIABLE}"))
	check(err)
	key, err := jwt.Parse${kind}PrivateKeyFromPEM(pem)
	check(err)
`;
}

function extraClaims(extra: string): string {
  const json = readJson(`{${extra}}`);
  if (extra === '' || !json.ok || json.value.kind !== 'object') return '';
  const members = json.value.members.map(
    ({ name, value }) => `	claims[${literal(name)}] = json.RawMessage(${literal(value.source)})\n`,
  );
  return `	// further claims, as JSON text so that every digit stays as it is\n${members.join('')}`;
}
