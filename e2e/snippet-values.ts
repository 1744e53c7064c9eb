import type { SecretVariable, SnippetRequest, SnippetSecrets, Value } from '../src/core/snippet/snippet-request.ts';

/** What people paste, or are made to paste, that is code to some language. If it runs, a file called PWN appears. */
const INJECTIONS: readonly string[] = [
  '$(touch PWN)',
  '`touch PWN`',
  "';touch PWN;'",
  '";touch PWN;"',
  "'+require('fs').writeFileSync('PWN','')+'",
  "'+process.getBuiltinModule('fs').writeFileSync('PWN','')+'",
  "${require('fs').writeFileSync('PWN','')}",
  "\\'+(document.title='PWN'),//",
  '</script><script>document.title="PWN"</script>',
  "#{File.write('PWN','')}",
  '"+File.write("PWN","")+"',
  "'.touch('PWN').'",
  "${touch('PWN')}",
  "{${touch('PWN')}}",
  "?><?php touch('PWN');",
  "'+open('PWN','w').write('')+'",
  '"+open("PWN","w").write("")+"',
  "{open('PWN','w')}",
  "'''+open('PWN','w')+'''",
  '"+System.IO.File.Create("PWN").Name+"',
  '{System.IO.File.Create("PWN")}',
  '"+new java.io.File("PWN").createNewFile()+"',
  '\\u0022+new java.io.File("PWN").createNewFile()+\\u0022',
  '\\(FileManager.default.createFile(atPath: "PWN", contents: nil))',
  '"+os.Create("PWN")+"',
  '`+os.Create("PWN")+`',
  '*/ touch PWN /*',
  '@/etc/hostname',
  '<canary',
  '-dfile',
  '--output=PWN',
  '{{INTROSPECT_TOKEN}}',
  '{{token}} %7B%7B ${INTROSPECT_TOKEN} $INTROSPECT_TOKEN %INTROSPECT_TOKEN%',
  'a+b&c=d%0A%2B;e',
  '"""',
  '\\',
  '\\"',
  "\\'",
  '!! !$ ~ * ? [a] {a,b}',
  '%s %d %n %1$s',
  ' edge space ',
  '',
];

/** Characters that no client id or secret may have, but a token or an assertion that is pasted can. */
const CHARACTERS: readonly string[] = [
  'ü é ß Ω я 中',
  'e\u0301 \u200d \u200b \u00ad',
  '👩‍👩‍👧 🦀',
  'line\nfeed\n',
  '\r\ncarriage\r',
  'tab\tand\u000bthe\fothers\b\u0007\u001b[31m\u007f',
  '\u0085 \u2028 \u2029 \u00a0 \u3000',
  '\ufeffstarts with a BOM \ufeff',
  '\u202eoverridden\u202c \u2066isolated\u2069',
  '\ue000 private, \uffff \u{10ffff} no characters',
];

/** What only a literal can hold: no environment variable has a NUL. */
const NUL = 'before\u0000after';

/** A request with all of them, each a literal of its own: as the value and in the name of a parameter. */
export const INJECTED: SnippetRequest = {
  url: '',
  parameters: [...INJECTIONS, ...CHARACTERS, NUL].flatMap((text, at) => [
    [`p${at}`, { literal: text }],
    [`n${text}`, { literal: '=' }],
  ]),
  assertionSource: 'none',
};

const EVERYTHING = [...INJECTIONS, ...CHARACTERS].join('|');

/** Secrets with any character that an environment variable can have; a header can hold less. */
export const ANY_CHARACTER: SnippetSecrets = {
  token: EVERYTHING,
  secret: `${EVERYTHING}\n`,
  assertion: `@${EVERYTHING}`,
  bearer: INJECTIONS.join('|').replaceAll(' ', ''),
};

type NamedRequest = readonly [name: string, SnippetRequest];

/** Requests with those secrets in every place where a request of the page can have one, by their names. */
export function requestsOfAnyCharacter(areLiterals: boolean): readonly [NamedRequest, ...NamedRequest[]] {
  const value = (literal: string, variable: SecretVariable): Value => (areLiterals ? { literal } : { variable });
  const secret = value(ANY_CHARACTER.secret, 'INTROSPECT_CLIENT_SECRET');
  const token = ['token', value(ANY_CHARACTER.token, 'INTROSPECT_TOKEN')] as const;
  const clientId = `:${EVERYTHING}`;
  const request = (more: Partial<SnippetRequest>): SnippetRequest => ({
    url: '',
    parameters: [token],
    assertionSource: 'none',
    ...more,
  });
  return [
    ['post', request({ parameters: [token, ['client_id', { literal: clientId }], ['client_secret', secret]] })],
    [
      'assertion',
      request({
        parameters: [token, ['client_assertion', value(ANY_CHARACTER.assertion, 'INTROSPECT_CLIENT_ASSERTION')]],
        assertionSource: 'prepared',
      }),
    ],
    ['basic', request({ authorization: { scheme: 'basic', encoding: 'form', clientId, secret } })],
    ['raw basic', request({ authorization: { scheme: 'basic', encoding: 'raw', clientId, secret } })],
    [
      'bearer',
      request({ authorization: { scheme: 'bearer', token: value(ANY_CHARACTER.bearer, 'INTROSPECT_BEARER') } }),
    ],
  ];
}
