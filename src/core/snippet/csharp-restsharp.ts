import { csharpCode } from './csharp.ts';
import type { WrittenRequest } from './notation.ts';
import type { Template } from './template.ts';

/**
 * C# with RestSharp 107 or later. Its versions name the option for a timeout differently, and so a token cancels the request.
 * An answer of 400 or above is an error to some of them: only without a status there was no answer.
 */
export const CSHARP_RESTSHARP: Template = {
  code: (request) =>
    csharpCode(request, ['System', 'System.Threading', 'System.Threading.Tasks', 'RestSharp'], sending),
  notes: [
    'Needs .NET and RestSharp 107 or later. Make a console project (dotnet new console), add the library (dotnet add package RestSharp), save it as Program.cs, run dotnet run.',
  ],
};

const sending = (
  { endpoint, parameters, basic }: WrittenRequest,
  authorization: string | undefined,
): readonly string[] => [
  `var options = new RestClientOptions(${endpoint}) { FollowRedirects = false };`,
  'using (var client = new RestClient(options))',
  'using (var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30)))',
  '{',
  '    var request = new RestRequest("", Method.Post);',
  ...(authorization === undefined
    ? []
    : [`    request.AddHeader("Authorization", "${basic ? 'Basic' : 'Bearer'} " + ${authorization});`]),
  ...parameters.map(([name, value]) => `    request.AddParameter(${name}, ${value});`),
  '    var response = await client.ExecuteAsync(request, timeout.Token);',
  '    if ((int)response.StatusCode == 0)',
  '        throw new Exception("No answer: " + response.ErrorMessage, response.ErrorException);',
  '    Console.WriteLine("HTTP " + (int)response.StatusCode);',
  '    Console.WriteLine(response.Content);',
  '}',
];
