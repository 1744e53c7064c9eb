import { phpCode } from './php.ts';
import type { Template } from './template.ts';

/** PHP with HTTP_Request2 as Composer installs it. */
export const PHP_HTTP_REQUEST2: Template = {
  code: (request) => phpCode(request, sending, ['require __DIR__ . "/vendor/autoload.php";', '']),
  notes: [
    'Needs PHP 7.1 or later and HTTP_Request2: composer require pear/http_request2. Save it as introspect.php beside the folder vendor, run php introspect.php.',
  ],
};

const sending = (endpoint: string, authorization: string | undefined): readonly string[] => [
  `$request = new HTTP_Request2(${endpoint}, HTTP_Request2::METHOD_POST, [`,
  '    "follow_redirects" => false,',
  '    "timeout" => 30,',
  ']);',
  '$request->setHeader("Content-Type", "application/x-www-form-urlencoded");',
  ...(authorization === undefined ? [] : [`$request->setHeader("Authorization", ${authorization});`]),
  '$request->setBody($form);',
  'try {',
  '    $response = $request->send();',
  '    echo "HTTP ", $response->getStatus(), "\\n";',
  '    echo $response->getBody(), "\\n";',
  '} catch (HTTP_Request2_Exception $exception) {',
  '    fail($exception->getMessage());',
  '}',
];
