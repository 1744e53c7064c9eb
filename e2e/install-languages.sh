#!/bin/sh
# Installs, on Debian 12, what e2e/snippets.spec.ts needs to run the request in every language that Debian has the tools of.
# The stories that find no tool are skipped; with SNIPPETS_REQUIRE they fail instead, see the last lines of this script.
set -eu

request='curl python3-requests default-jdk-headless libokhttp-java libokio-java golang-go php-cli php-curl ruby
  mono-mcs mono-runtime libmono-system-net-http4.0-cil'
signing='openssl python3-jwt python3-cryptography golang-github-golang-jwt-jwt-dev ruby-jwt'

as_root=''
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo 'Run this as root: there is no sudo.' >&2; exit 1; }
  as_root='sudo'
fi
command -v apt-get >/dev/null || { echo 'This script knows apt-get only.' >&2; exit 1; }

$as_root apt-get update
# shellcheck disable=SC2086 # the lists are split on purpose
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $request $signing

cat <<'TEXT'

Installed. Debian 12 has no package of these, so their stories stay skipped unless the tool is there:
  csharp-restsharp   RestSharp (NuGet, .NET SDK)
  php-httprequest2   HTTP_Request2 (Composer: pear/http_request2)
  swift              the Swift toolchain (in Debian 13)
Nor of the libraries that sign in Java (Nimbus JOSE + JWT), PHP (firebase/php-jwt) and C# (Microsoft.IdentityModel).

To have a missing tool fail instead of being skipped:
  export SNIPPETS_REQUIRE=curl,http,node,jquery,python,java,go,php-curl,ruby,csharp-httpclient
  npx playwright test --config e2e/playwright.config.ts e2e/snippets.spec.ts --project preview
TEXT
