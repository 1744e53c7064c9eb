import { ASSERTION_BACKDATE_S } from '../assertion/assertion.ts';
import type { Algorithm } from '../key/algorithms.ts';
import { javaLiteral as literal } from './literals.ts';
import { COMMON_ALGORITHMS, ECDSA_ALGORITHMS, KEY_FILE_VARIABLE, PSS_ALGORITHMS, type Signer } from './signer-plan.ts';

/**
 * Signs with Nimbus JOSE + JWT, as a JWS of text: the claims stay as they are. Its Ed25519 needs a library of its own.
 * @see https://connect2id.com/products/nimbus-jose-jwt
 */
export const JAVA_SIGNER: Signer = {
  library: 'Nimbus JOSE + JWT',
  install: 'Needs com.nimbusds:nimbus-jose-jwt on the class path and Java 11 or later; save this as Sign.java.',
  run: 'java -cp nimbus-jose-jwt.jar Sign.java',
  algorithms: [...COMMON_ALGORITHMS, ...PSS_ALGORITHMS, ...ECDSA_ALGORITHMS],
  code: ({ options, bySecret, extra }) => `import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.${signerOf(bySecret, options.algorithm)};
import com.nimbusds.jwt.JWTClaimsSet;
${
  bySecret
    ? 'import java.nio.charset.StandardCharsets;\n'
    : `import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.KeyFactory;
import java.security.PrivateKey;
${options.algorithm.startsWith('ES') ? 'import java.security.interfaces.ECPrivateKey;\n' : ''}import java.security.spec.PKCS8EncodedKeySpec;
`
}import java.time.Instant;
${bySecret ? '' : 'import java.util.Base64;\n'}import java.util.Date;
import java.util.UUID;

public class Sign {
    static final String CLIENT_ID = ${literal(options.clientId)};
    static final String AUDIENCE = ${literal(options.audience)};
    static final int LIFETIME_SECONDS = ${options.lifetime};
${
  extra === ''
    ? ''
    : `    // further claims, as JSON text so that every digit stays as it is
    static final String EXTRA_CLAIMS = ${literal(extra)};
`
}
    static String env(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            System.err.println("Set the environment variable " + name + " first.");
            System.exit(1);
        }
        return value;
    }

    public static void main(String[] args) throws Exception {
${keyOf(bySecret, options.algorithm)}
        Instant now = Instant.now();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.${options.algorithm})
            .type(new JOSEObjectType("${options.type}"))
${options.keyId === '' ? '' : `            .keyID(${literal(options.keyId)})\n`}            .build();
        String claims = new JWTClaimsSet.Builder()
            .issuer(CLIENT_ID)
            .subject(CLIENT_ID)
            .audience(AUDIENCE)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now.minusSeconds(${ASSERTION_BACKDATE_S})))
            .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
            .build()
            .toString();
${extra === '' ? '' : '        claims = claims.substring(0, claims.length() - 1) + "," + EXTRA_CLAIMS + "}";\n'}        JWSObject assertion = new JWSObject(header, new Payload(claims));
        assertion.sign(signer);
        System.out.println(assertion.serialize());
    }
}
`,
};

const signerOf = (bySecret: boolean, algorithm: Algorithm): string =>
  bySecret ? 'MACSigner' : algorithm.startsWith('ES') ? 'ECDSASigner' : 'RSASSASigner';

function keyOf(bySecret: boolean, algorithm: Algorithm): string {
  if (bySecret)
    return '        MACSigner signer = new MACSigner(env("INTROSPECT_CLIENT_SECRET").getBytes(StandardCharsets.UTF_8));';
  const isElliptic = algorithm.startsWith('ES');
  const signer = signerOf(bySecret, algorithm);
  return `        String pem = new String(Files.readAllBytes(Paths.get(env("${KEY_FILE_VARIABLE}"))));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        PrivateKey key = KeyFactory.getInstance("${isElliptic ? 'EC' : 'RSA'}").generatePrivate(new PKCS8EncodedKeySpec(der));
        ${signer} signer = new ${signer}(${isElliptic ? '(ECPrivateKey) ' : ''}key);`;
}
