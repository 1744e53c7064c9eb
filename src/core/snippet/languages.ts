/** The languages that the request is written in, in the order of the example request of the documentation. */
export const LANGUAGES = [
  { id: 'curl', label: 'cURL' },
  { id: 'csharp-restsharp', label: 'C# (RestSharp)' },
  { id: 'csharp-httpclient', label: 'C# (HttpClient)' },
  { id: 'go', label: 'Go' },
  { id: 'http', label: 'HTTP' },
  { id: 'java', label: 'Java (OkHttp)' },
  { id: 'jquery', label: 'jQuery' },
  { id: 'node', label: 'NodeJS (fetch)' },
  { id: 'python', label: 'Python (requests)' },
  { id: 'php-httprequest2', label: 'PHP (HTTP_Request2)' },
  { id: 'php-curl', label: 'PHP (cURL)' },
  { id: 'ruby', label: 'Ruby' },
  { id: 'swift', label: 'Swift' },
] as const;

/** The name of one of {@link LANGUAGES}. */
export type LanguageId = (typeof LANGUAGES)[number]['id'];
