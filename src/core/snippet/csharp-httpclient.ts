import { csharpCode } from './csharp.ts';
import { indented, type WrittenRequest } from './notation.ts';
import type { Template } from './template.ts';

/** C# with the HttpClient of .NET, as .NET Framework and Mono have it too. */
export const CSHARP_HTTPCLIENT: Template = {
  code: (request) => csharpCode(request, request.authorization ? [...NAMESPACES, HEADERS] : NAMESPACES, sending),
  notes: [
    'Needs .NET and nothing else. Make a console project (dotnet new console), save it as Program.cs, run dotnet run.',
  ],
};

const NAMESPACES = ['System', 'System.Collections.Generic', 'System.Net.Http', 'System.Threading.Tasks'];
const HEADERS = 'System.Net.Http.Headers';

const sending = (
  { endpoint, parameters, basic }: WrittenRequest,
  authorization: string | undefined,
): readonly string[] => [
  'using (var handler = new HttpClientHandler { AllowAutoRedirect = false })',
  'using (var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) })',
  `using (var request = new HttpRequestMessage(HttpMethod.Post, ${endpoint}))`,
  '{',
  ...(authorization === undefined
    ? []
    : [
        `    request.Headers.Authorization = new AuthenticationHeaderValue("${basic ? 'Basic' : 'Bearer'}", ${authorization});`,
      ]),
  '    request.Content = new FormUrlEncodedContent(new[]',
  '    {',
  ...indented(
    '        ',
    parameters.map(([name, value]) => `new KeyValuePair<string, string>(${name}, ${value}),`),
  ),
  '    });',
  '    using (var response = await client.SendAsync(request))',
  '    {',
  '        Console.WriteLine("HTTP " + (int)response.StatusCode);',
  '        Console.WriteLine(await response.Content.ReadAsStringAsync());',
  '    }',
  '}',
];
