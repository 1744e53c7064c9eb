/**
 * The headers that protect the page. The server sends them with every response, and the Trust check holds what really came
 * against them: both read this file.
 */

/** The directives of the Content Security Policy with their sources. */
export const POLICY_DIRECTIVES: readonly (readonly [directive: string, sources: string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self'"],
  ['connect-src', "'self'"],
  ['worker-src', "'none'"],
  ['manifest-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', "'none'"],
];

/**
 * The Content Security Policy as the value of its header; `nonce` is for the scripts and styles that Vite's dev server adds.
 * @see https://www.w3.org/TR/CSP3/
 * @see https://www.w3.org/TR/trusted-types/
 */
export function contentSecurityPolicy(nonce?: string): string {
  const ours = nonce === undefined ? '' : ` 'nonce-${nonce}'`;
  const sourcesOf = (directive: string, sources: string): string =>
    /^(?:script|style)-src$/.test(directive) ? sources + ours : sources;
  return POLICY_DIRECTIVES.map(([directive, sources]) => `${directive} ${sourcesOf(directive, sources)}`).join('; ');
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

/** The other headers, with their values. */
export const PAGE_HEADERS = [
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', [...FEATURES_OFF.split(' ').map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', ')],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
] as const;
