import type { Frame } from '@playwright/test';

/** Something that a page tries on another origin: it gives what the page got, and fails if that was nothing. */
export interface Attempt {
  readonly how: string;
  readonly from: (frame: Frame) => Promise<unknown>;
}

interface Call {
  readonly url: string;
  readonly method: string;
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
}

const byFetch = ({ mode, url, ...call }: Call & { readonly mode: RequestMode }) =>
  fetch(url, { mode, credentials: 'include', keepalive: true, ...call }).then(async (response) =>
    response.type === 'opaque' ? 'opaque' : response.text(),
  );

const byXmlHttpRequest = ({ url, method, body, headers }: Call) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.withCredentials = true;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.addEventListener('load', () => resolve(request.responseText));
    request.addEventListener('error', () => reject(new Error('failed')));
    request.send(body);
  });

/** Nobody gets the answer to a beacon. */
const byBeacon = ({ url, body = '', type }: { url: string; body?: string; type: string }) =>
  navigator.sendBeacon(url, new Blob([body], { type }));

/** As text, the one field of the form becomes the body again, and whoever sent it sees a frame load. */
const byForm = ({ url, body = '', type }: { url: string; body?: string; type: string }) =>
  new Promise((resolve) => {
    const [frame, form, field] = [
      document.createElement('iframe'),
      document.createElement('form'),
      document.createElement('input'),
    ];
    frame.name = `frame-${document.forms.length}`;
    Object.assign(form, { method: 'POST', action: url, enctype: type, target: frame.name });
    [field.name = '', field.value = ''] = body.split('=');
    form.append(field);
    document.body.append(frame, form);
    frame.addEventListener('load', () => resolve('loaded'));
    form.submit();
  });

const byElement = ({ tag, ...attributes }: { readonly tag: string } & Readonly<Record<string, string>>) =>
  new Promise((resolve, reject) => {
    const element = document.createElement(tag);
    element.addEventListener('load', () => resolve('loaded'));
    element.addEventListener('error', () => reject(new Error('failed')));
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
  });

const bySocket = ({ url, protocols }: { readonly url: string; readonly protocols: string[] }) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocols);
    socket.addEventListener('open', () => resolve('open'));
    socket.addEventListener('error', () => reject(new Error('failed')));
  });

const FORM_TYPES = ['text/plain', 'application/x-www-form-urlencoded'];
const TYPES = [...FORM_TYPES, 'application/json'];

/** Every way to have a browser send a body; where the way can, with the secret of the console, as if it had leaked. */
export function attemptsToSend(url: string, body: string, secret: string): readonly Attempt[] {
  const callOf = (type: string, own = {}): Call => ({
    url,
    method: 'POST',
    body,
    headers: { 'content-type': type, ...own },
  });
  const bare = TYPES.map((type) => callOf(type));
  const known = TYPES.map((type) => callOf(type, { 'x-tokenscope-relay': secret }));
  const how = ({ headers }: Call) => `${Object.values(headers).join(' with ')} to ${url}`;
  return [
    ...[...bare, ...known].map((call) => fetching(how(call), 'cors', call)),
    // without CORS, a browser leaves such a header out
    ...known.map((call) => fetching(how(call), 'no-cors', call)),
    ...[bare[0]!, known.at(-1)!].map((call) => requesting(how(call), call)),
    ...TYPES.map((type) => ({
      how: `beacon ${type} to ${url}`,
      from: (frame: Frame) => frame.evaluate(byBeacon, { url, body, type }),
    })),
    ...[...FORM_TYPES, 'multipart/form-data'].map((type) => ({
      how: `form ${type} to ${url}`,
      from: (frame: Frame) => frame.evaluate(byForm, { url, body, type }),
    })),
  ];
}

const fetching = (how: string, mode: 'cors' | 'no-cors', call: Call): Attempt => ({
  how: `fetch ${mode} ${how}`,
  from: (frame) => frame.evaluate(byFetch, { mode, ...call }),
});

const requesting = (how: string, call: Call): Attempt => ({
  how: `XMLHttpRequest ${how}`,
  from: (frame) => frame.evaluate(byXmlHttpRequest, call),
});

/** Every way to have a browser read a page, one of its scripts, its icon and a style sheet, or talk to its server. */
export function attemptsToRead(
  origin: string,
  paths: { readonly script: string; readonly styles: string },
): readonly Attempt[] {
  const [page, script] = [`${origin}/`, `${origin}${paths.script}`];
  const gets = [page, script].map((url): Call => ({ url, method: 'GET', headers: {} }));
  const elements = [
    { tag: 'img', src: `${origin}/favicon.svg` },
    { tag: 'script', src: script },
    { tag: 'script', type: 'module', src: script },
    { tag: 'script', crossorigin: 'anonymous', src: script },
    { tag: 'link', rel: 'stylesheet', href: `${origin}${paths.styles}` },
    { tag: 'link', rel: 'modulepreload', href: script },
  ];
  const url = page.replace('http', 'ws');
  return [
    ...gets.flatMap((call) => [
      fetching(call.url, 'cors', call),
      fetching(call.url, 'no-cors', call),
      requesting(call.url, call),
    ]),
    ...elements.map((element) => ({
      how: JSON.stringify(element),
      from: (frame: Frame) => frame.evaluate(byElement, element as Parameters<typeof byElement>[0]),
    })),
    { how: 'import', from: (frame) => frame.evaluate((from) => import(from).then(() => 'imported'), script) },
    ...[[], ['vite-hmr'], ['vite-ping']].map((protocols) => ({
      how: `WebSocket ${protocols.join()}`,
      from: (frame: Frame) => frame.evaluate(bySocket, { url, protocols }),
    })),
  ];
}

/** What came of each attempt: what the page got, or `nothing`. */
export async function outcomesOf(attempts: readonly Attempt[], frame: Frame): Promise<Record<string, string>> {
  const outcomes = attempts.map(
    async ({ how, from }) => [how, await from(frame).then(String, () => 'nothing')] as const,
  );
  return Object.fromEntries(await Promise.all(outcomes));
}
