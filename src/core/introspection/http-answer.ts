/** An HTTP answer as the relay hands it over; `body` is the bytes with the content encoding undone. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** Whether anybody was reached: an answer came, or at least a connection was made; `timings` are those of the call. */
export const wasReached = (
  exchange: { readonly answer: unknown; readonly timings: { readonly connected?: number } | undefined } | undefined,
): boolean => (exchange?.answer ?? exchange?.timings?.connected) !== undefined;

/** Where a redirect leads, without what may carry a token: query, fragment, user name and password. */
export const withoutQuery = (location: string): string =>
  location.replace(/[?#].*$/s, '?…').replace(/\/\/[^/]*@/, '//…@');

/** The values of a header, by its name in any case, in the order they came. */
export const headerValues = (answer: Pick<HttpAnswer, 'headers'>, name: string): readonly string[] =>
  answer.headers.filter(([header]) => header.toLowerCase() === name).map(([, value]) => value);
