import { phpCode } from './php.ts';
import type { Template } from './template.ts';

/** PHP with its cURL extension. */
export const PHP_CURL: Template = {
  code: (request) => phpCode(request, sending),
  notes: ['Needs PHP 7.1 or later with the curl extension. Save it as introspect.php, run php introspect.php.'],
};

const sending = (endpoint: string, authorization: string | undefined): readonly string[] => [
  `$curl = curl_init(${endpoint});`,
  'curl_setopt_array($curl, [',
  '    CURLOPT_POSTFIELDS => $form,',
  ...(authorization === undefined
    ? []
    : ['    CURLOPT_HTTPHEADER => [', `        "Authorization: " . ${authorization},`, '    ],']),
  '    CURLOPT_FOLLOWLOCATION => false,',
  '    CURLOPT_RETURNTRANSFER => true,',
  '    CURLOPT_TIMEOUT => 30,',
  ']);',
  '$body = curl_exec($curl);',
  'if ($body === false) {',
  '    fail(curl_error($curl));',
  '}',
  'echo "HTTP ", curl_getinfo($curl, CURLINFO_HTTP_CODE), "\\n";',
  'echo $body, "\\n";',
];
