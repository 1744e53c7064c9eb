import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LanguageId } from '../src/core/snippet/languages.ts';

/** A program and its arguments. */
export type Line = readonly [program: string, ...given: string[]];

/** How a file of one language is run. */
export interface Tool {
  /** What must be on the machine, in words. */
  readonly needs: string;
  /** Whether install-languages.sh cannot install it. */
  readonly isOptional?: boolean;
  /** What the code is called. */
  readonly file: string;
  /** Another file that stands beside it. */
  readonly beside?: readonly [name: string, content: string];
  /** The file that a compiler leaves. */
  readonly builds?: string;
  /** Whether it imports what stands in this repository's node_modules. */
  readonly besideModules?: boolean;
  /** The lines that build and run it; undefined if something is missing here. */
  find(): Promise<readonly Line[] | undefined>;
}

/** Where what is worth keeping between two runs stands. */
export const CACHE = fileURLToPath(new URL('../node_modules/.cache/tokenscope/snippets', import.meta.url));

/** Packages of PEAR stand in PHP's include path, and load nothing by themselves as those of Composer do. */
const PEAR_AUTOLOAD = "<?php spl_autoload_register(fn ($name) => @include str_replace('_', '/', $name) . '.php');";

/** The tools of the languages whose request code is a program; HTTP and jQuery are none. */
export const TOOLS: Readonly<Partial<Record<LanguageId, Tool>>> = {
  curl: tool('curl with sh', 'introspect.sh', ['sh', '-c', 'curl --version'], ['sh', 'introspect.sh']),
  'csharp-restsharp': { ...tool('RestSharp (from NuGet; nothing here runs it)', 'Program.cs'), isOptional: true },
  'csharp-httpclient': {
    ...tool(
      'mcs with mono',
      'Program.cs',
      ['mcs', '--version'],
      ['mcs', '-nologo', '-r:System.Net.Http.dll', '-out:Program.exe', 'Program.cs'],
      ['mono', 'Program.exe'],
    ),
    builds: 'Program.exe',
  },
  go: tool('go', 'introspect.go', ['go', 'version'], ['go', 'run', 'introspect.go']),
  java: java('Introspect.java', ['okhttp.jar', 'okio.jar']),
  node: tool('node', 'introspect.mjs', ['node', '--version'], ['node', 'introspect.mjs']),
  python: python('requests', 'introspect.py', 'import requests'),
  'php-httprequest2': {
    ...php('HTTP_Request2', 'introspect.php', 'stream_resolve_include_path("HTTP/Request2.php")'),
    beside: ['vendor/autoload.php', PEAR_AUTOLOAD],
    isOptional: true,
  },
  'php-curl': php('its curl extension', 'introspect.php', 'function_exists("curl_init")'),
  ruby: tool('ruby', 'introspect.rb', ['ruby', '--version'], ['ruby', 'introspect.rb']),
  swift: {
    ...tool('swift', 'introspect.swift', ['swift', '--version'], ['swift', 'introspect.swift']),
    isOptional: true,
  },
};

/** The tools, each with the library that signs, of the languages whose signing code can be run. */
export const SIGNING_TOOLS: Readonly<Partial<Record<LanguageId, Tool>>> = {
  curl: tool('openssl with sh', 'sign.sh', ['sh', '-c', 'openssl version'], ['sh', 'sign.sh']),
  go: { ...tool('go with golang-jwt', 'sign.go'), find: findGoSigner },
  java: { ...java('Sign.java', ['nimbus-jose-jwt.jar']), isOptional: true },
  node: { ...tool('node', 'sign.mjs', ['node', '--version'], ['node', 'sign.mjs']), besideModules: true },
  'php-curl': {
    ...php('firebase/php-jwt', 'sign.php', 'stream_resolve_include_path("Firebase/JWT/autoload.php")'),
    beside: ['vendor/autoload.php', '<?php require "Firebase/JWT/autoload.php";'],
    isOptional: true,
  },
  python: python('PyJWT and cryptography', 'sign.py', 'import jwt, cryptography'),
  ruby: tool('ruby with the gem jwt', 'sign.rb', ['ruby', '-e', 'require "jwt"'], ['ruby', 'sign.rb']),
};

/** A tool that is there if the probe works. */
function tool(needs: string, file: string, probe?: Line, ...lines: readonly Line[]): Tool {
  const isThere = once(async () => probe !== undefined && works(probe));
  return { needs, file, find: async () => ((await isThere()) ? lines : undefined) };
}

function php(needs: string, file: string, condition: string): Tool {
  return tool(`php with ${needs}`, file, ['php', '-r', `exit(${condition} ? 0 : 1);`], ['php', file]);
}

function java(file: string, names: readonly string[]): Tool {
  const jars = names.map((name) => `/usr/share/java/${name}`);
  // programs this short are over before a better compiler pays
  const run: Line = ['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', jars.join(delimiter), file];
  const found = tool(`java with ${jars.join(' and ')}`, file, ['java', '-version'], run);
  return { ...found, find: async () => (jars.every((jar) => existsSync(jar)) ? found.find() : undefined) };
}

/** The first interpreter of the PATH that has the modules: a machine often has more than one. */
function python(modules: string, file: string, probe: string): Tool {
  const find = once(async (): Promise<readonly Line[] | undefined> => {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const interpreter = join(folder, 'python3');
      if (existsSync(interpreter) && (await works([interpreter, '-c', probe]))) return [[interpreter, file]];
    }
    return undefined;
  });
  return { needs: `python3 with ${modules}`, file, find };
}

/** Debian has version 4, at a path without a version; what is used of it is the same in version 5, as which it is imported. */
async function findGoSigner(): Promise<readonly Line[] | undefined> {
  const path = 'github.com/golang-jwt/jwt';
  const debian = join('/usr/share/gocode/src', path);
  if (!existsSync(debian) || !(await works(['go', 'version']))) return undefined;
  const place = join(CACHE, 'go/src', path, 'v5');
  await mkdir(dirname(place), { recursive: true });
  if (!existsSync(place)) await symlink(debian, place);
  return [['go', 'run', 'sign.go']];
}

/** Whether a line can be run on this machine and succeeds. */
export const works = ([program, ...given]: Line): Promise<boolean> =>
  new Promise((resolve) => {
    execFile(program, given, { timeout: 60_000 }, (error) => resolve(error === null));
  });

function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined;
  return () => (found ??= find());
}
