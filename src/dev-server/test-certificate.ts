import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate for tests, made anew by openssl. */
export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
}

/** Whether openssl is there to make certificates with. */
export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What is unusual about a certificate. */
interface TestCertificateOptions {
  /** It ran out in 2020, else it is valid until 2049. */
  readonly expired?: boolean;
  /** The subjectAltName, else the one DNS name that is the common name too. */
  readonly names?: string;
  /** Who signed it, else itself. */
  readonly authority?: TestCertificate;
}

/** A certificate for one DNS name, self-signed if nothing else is said. */
export function makeCertificate(
  name: string,
  { expired = false, names = `DNS:${name}`, authority }: TestCertificateOptions = {},
): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'tokenscope-certificate-'));
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
  try {
    writeFileSync(join(folder, 'index.txt'), '');
    writeFileSync(join(folder, 'serial'), '01');
    writeFileSync(join(folder, 'ca.cnf'), CONFIG.replaceAll('NAMES', names));
    const subject = ['-subj', `/CN=${name}`, '-config', 'ca.cnf'];
    openssl(
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      ...subject,
      '-keyout',
      'key',
      '-out',
      'csr',
    );
    const until = expired ? '20200102000000Z' : '20491231000000Z';
    if (authority) {
      writeFileSync(join(folder, 'authority.key'), authority.key);
      writeFileSync(join(folder, 'authority.cert'), authority.cert);
    }
    openssl(
      'ca',
      ...(authority ? ['-cert', 'authority.cert', '-keyfile', 'authority.key'] : ['-selfsign', '-keyfile', 'key']),
      '-batch',
      '-config',
      'ca.cnf',
      '-in',
      'csr',
      '-out',
      'cert',
      '-notext',
      '-startdate',
      '20200101000000Z',
      '-enddate',
      until,
    );
    return { key: readFileSync(join(folder, 'key'), 'utf8'), cert: readFileSync(join(folder, 'cert'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const CONFIG = `
[ca]
default_ca = test
[test]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
x509_extensions = names
unique_subject = no
[any]
commonName = supplied
[names]
subjectAltName = NAMES
basicConstraints = critical, CA:true
[req]
distinguished_name = empty
[empty]
`;
