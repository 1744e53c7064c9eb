import { ASSERTION_BACKDATE_S } from '../assertion/assertion.ts';
import type { Algorithm } from '../key/algorithms.ts';
import { csharpLiteral as literal } from './literals.ts';
import { COMMON_ALGORITHMS, ECDSA_ALGORITHMS, KEY_FILE_VARIABLE, PSS_ALGORITHMS, type Signer } from './signer-plan.ts';

/**
 * Signs with Microsoft.IdentityModel.JsonWebTokens, by its operation on text: the claims stay as they are.
 * @see https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.jsonwebtokens
 */
export const CSHARP_SIGNER: Signer = {
  library: 'Microsoft.IdentityModel.JsonWebTokens',
  install:
    'Make a console project for .NET 6 or later, add the package (dotnet add package Microsoft.IdentityModel.JsonWebTokens), and save this as Program.cs.',
  run: 'dotnet run',
  algorithms: [...COMMON_ALGORITHMS, ...PSS_ALGORITHMS, ...ECDSA_ALGORITHMS],
  code: ({ options, bySecret, extra }) => `using System;
using System.Collections.Generic;
${bySecret ? '' : 'using System.IO;\nusing System.Security.Cryptography;\n'}${bySecret ? 'using System.Text;\n' : ''}using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

class Program
{
    const string ClientId = ${literal(options.clientId)};
    const string Audience = ${literal(options.audience)};
    const int LifetimeSeconds = ${options.lifetime};
${
  extra === ''
    ? ''
    : `    // further claims, as JSON text so that every digit stays as it is
    const string ExtraClaims = ${literal(extra)};
`
}
    static string Env(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrEmpty(value))
        {
            Console.Error.WriteLine("Set the environment variable " + name + " first.");
            Environment.Exit(1);
        }
        return value;
    }

    static void Main()
    {
${keyOf(bySecret, options.algorithm)}
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        string header = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["alg"] = "${options.algorithm}",
            ["typ"] = "${options.type}",
${options.keyId === '' ? '' : `            ["kid"] = ${literal(options.keyId)},\n`}        });
        string claims = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["iss"] = ClientId,
            ["sub"] = ClientId,
            ["aud"] = Audience,
            ["jti"] = Guid.NewGuid().ToString(),
            ["iat"] = now - ${ASSERTION_BACKDATE_S},
            ["exp"] = now + LifetimeSeconds,
        });
${extra === '' ? '' : '        claims = claims.Substring(0, claims.Length - 1) + "," + ExtraClaims + "}";\n'}        string input = Base64UrlEncoder.Encode(header) + "." + Base64UrlEncoder.Encode(claims);
        var credentials = new SigningCredentials(key, "${options.algorithm}");
        Console.WriteLine(input + "." + JwtTokenUtilities.CreateEncodedSignature(input, credentials));
    }
}
`,
};

function keyOf(bySecret: boolean, algorithm: Algorithm): string {
  if (bySecret)
    return '        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Env("INTROSPECT_CLIENT_SECRET")));';
  const [kind, securityKey] = algorithm.startsWith('ES') ? ['ECDsa', 'ECDsaSecurityKey'] : ['RSA', 'RsaSecurityKey'];
  return `        var privateKey = ${kind}.Create();
        privateKey.ImportFromPem(File.ReadAllText(Env("${KEY_FILE_VARIABLE}")));
        var key = new ${securityKey}(privateKey);`;
}
