import { swiftLiteral } from './literals.ts';
import { camelCase, indented, joinLines, missing, writeRequest, type Notation } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';
import type { Template } from './template.ts';

const NOTATION: Notation = {
  literal: swiftLiteral,
  variable: (name) => `env("${name}")`,
  identifier: camelCase,
  declare: (identifier, expression) => `let ${identifier} = ${expression}`,
  comment: '//',
};

/** Swift with Foundation, whose URLComponents do not encode a plus sign. */
export const SWIFT: Template = {
  code: swiftCode,
  notes: [
    'Needs Swift 5.5 or later and nothing else. Save it as introspect.swift, run swift introspect.swift.',
    'On Linux before Swift 6.3 it shows the status of a 401 without its body, which Foundation holds back.',
  ],
};

function swiftCode(request: SnippetRequest): string {
  const { declarations, endpoint, parameters, basic, bearer, read } = writeRequest(request, NOTATION);
  const encoded = (value: string): string => (basic?.encoding === 'form' ? `formEncoded(${value})` : value);
  return joinLines(
    'import Foundation',
    '#if canImport(FoundationNetworking)',
    'import FoundationNetworking',
    '#endif',
    '',
    read.length > 0 && [
      'func env(_ name: String) -> String {',
      '    guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {',
      `        fail("${missing('\\(name)')}")`,
      '    }',
      '    return value',
      '}',
      '',
    ],
    FUNCTIONS,
    declarations,
    '',
    `var request = URLRequest(url: URL(string: ${endpoint})!, timeoutInterval: 30)`,
    'request.httpMethod = "POST"',
    'request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")',
    bearer !== undefined && `request.setValue("Bearer " + ${bearer}, forHTTPHeaderField: "Authorization")`,
    basic && [
      `let credentials = Data((${encoded(basic.clientId)} + ":" + ${encoded(basic.secret)}).utf8).base64EncodedString()`,
      'request.setValue("Basic " + credentials, forHTTPHeaderField: "Authorization")',
    ],
    'let parameters: [(String, String)] = [',
    indented(
      '    ',
      parameters.map(([name, value]) => `(${name}, ${value}),`),
    ),
    ']',
    'let form = parameters.map { formEncoded($0.0) + "=" + formEncoded($0.1) }.joined(separator: "&")',
    'request.httpBody = Data(form.utf8)',
    '',
    'let session = URLSession(configuration: .ephemeral, delegate: NoRedirects(), delegateQueue: nil)',
    'session.dataTask(with: request) { data, response, error in',
    '    guard let response = response as? HTTPURLResponse, let data = data else {',
    '        fail("No answer: \\(error.map { String(describing: $0) } ?? "no reason")")',
    '    }',
    '    print("HTTP \\(response.statusCode)")',
    '    print(String(decoding: data, as: UTF8.self))',
    '    exit(0)',
    '}.resume()',
    'dispatchMain()',
    '',
  );
}

const FUNCTIONS = `func fail(_ reason: String) -> Never {
    FileHandle.standardError.write(Data((reason + "\\n").utf8))
    exit(1)
}

func formEncoded(_ text: String) -> String {
    return text.utf8.map { (byte: UInt8) -> String in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2A, 0x2D, 0x2E, 0x5F:
            return String(UnicodeScalar(byte))
        default:
            return String(format: "%%%02X", Int(byte))
        }
    }.joined()
}

final class NoRedirects: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    #if canImport(FoundationNetworking)
    // on Linux before Swift 6.3, Foundation waits forever after a 401 that names a scheme
    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        completionHandler(.performDefaultHandling, nil)
        DispatchQueue.main.asyncAfter(deadline: .now() + 1) {
            print("HTTP 401")
            fail("This version of Foundation holds the body back.")
        }
    }
    #endif
}
`;
