import type { ServerResponse } from 'node:http';

/** The headers that every response carries, whoever writes it; `nonce` is for the scripts and styles that Vite adds. */
export function securityHeaders(nonce?: string): readonly (readonly [name: string, value: string])[] {
  return [['Content-Security-Policy', contentSecurityPolicy(nonce)], ...FIXED];
}

/** Sees to it that the response leaves with {@link securityHeaders}, and with nothing that another writer made of them. */
export function secureResponse(response: ServerResponse, nonce?: string): void {
  const writeHead = response.writeHead.bind(response) as (status: number, reason?: string) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const headers = rest.at(-1);
    if (typeof headers === 'object' && headers !== null) setHeaders(response, headers);
    for (const name of response.getHeaderNames())
      if (name.startsWith('access-control-') || name === 'content-security-policy-report-only')
        response.removeHeader(name);
    for (const [name, value] of securityHeaders(nonce)) response.setHeader(name, value);
    if (String(response.getHeader('Content-Type')).startsWith('text/html'))
      response.setHeader('Cache-Control', 'no-store');
    const [reason] = rest;
    return typeof reason === 'string' ? writeHead(status, reason) : writeHead(status);
  };
}

function setHeaders(response: ServerResponse, headers: object): void {
  const pairs: [string, unknown][] = Array.isArray(headers)
    ? headers.flatMap((name: unknown, index) => (index % 2 === 0 ? [[String(name), headers[index + 1]]] : []))
    : Object.entries(headers);
  for (const [name, value] of pairs)
    if (value !== undefined) response.setHeader(name, value as string | number | string[]);
}

function contentSecurityPolicy(nonce?: string): string {
  const ours = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src ${ours}`,
    `style-src ${ours}`,
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Every feature that Chromium 156 knows, but the one that the Copy buttons need. */
const FEATURES_OFF =
  'accelerometer aria-notify autoplay browsing-topics camera captured-surface-control clipboard-read compute-pressure ' +
  'cross-origin-isolated deferred-fetch deferred-fetch-minimal digital-credentials-create digital-credentials-get ' +
  'display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid identity-credentials-get idle-detection ' +
  'interest-cohort keyboard-map language-detector language-model local-fonts local-network local-network-access ' +
  'loopback-network magnetometer media-playback-while-not-visible microphone midi on-device-speech-recognition ' +
  'otp-credentials payment picture-in-picture private-state-token-issuance private-state-token-redemption ' +
  'publickey-credentials-create publickey-credentials-get screen-wake-lock serial speaker-selection storage-access ' +
  'summarizer sync-xhr translator unload usb window-management xr-spatial-tracking';

const FIXED = [
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', [...FEATURES_OFF.split(' ').map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', ')],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
] as const;
