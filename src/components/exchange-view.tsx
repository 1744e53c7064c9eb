import { useState, type ReactNode } from 'react';
import { describeSkew } from '../core/diagnosis/skew-words.ts';
import { wasReached, withoutQuery } from '../core/introspection/http-answer.ts';
import type { RelayTimings } from '../core/environment/relay.ts';
import { ReportButton, type ReportButtonProps } from './report-button.tsx';
import { Button } from './ui/button.tsx';

const SECRET_PARAMETERS: ReadonlySet<string> = new Set(['client_assertion', 'client_secret']);
const LONGEST_SHOWN = 200_000;

/** What went over the wire and what came back, as text; secrets stay masked until asked for. */
export default function ExchangeView(props: ReportButtonProps) {
  const { answered, network } = props;
  const exchange = answered?.exchange;
  if (!answered || !exchange)
    return (
      <p className="px-4 py-6 text-muted sm:px-5">The request and the raw answer appear here once you have asked.</p>
    );
  const { call, answer, timings, proxy } = exchange;
  const body = answer && new TextDecoder().decode(answer.body);
  return (
    <div className="space-y-4 px-4 py-4 sm:px-5">
      {answered.outcome.kind === 'introspection' && (
        <p className="flex flex-wrap items-center justify-end gap-2">
          <ReportButton {...props} />
        </p>
      )}
      <Region title="Request sent">
        <p className="wire">POST {call.url}</p>
        <p className="wire text-muted">Content-Type: application/x-www-form-urlencoded</p>
        {call.authorization !== undefined && (
          <div className="mt-2">
            <p className="wire text-muted">Authorization</p>
            <Masked name="Authorization" value={call.authorization} />
          </div>
        )}
        <dl className="mt-2 space-y-1">
          {call.parameters.map(([name, value]) => (
            <div key={name}>
              <dt className="wire text-muted">{name}</dt>
              <dd>
                {SECRET_PARAMETERS.has(name) ? (
                  <Masked name={name} value={value} />
                ) : (
                  <span className="wire">{value}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Region>
      {answer && (
        <Region title="Response headers">
          <p className="wire font-strong">HTTP {answer.status}</p>
          {answer.headers.map(([name, value], index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a header can come twice with one value
            <p key={index} className="wire">
              <span className="text-muted">{name}:</span> {name === 'location' ? withoutQuery(value) : value}
            </p>
          ))}
        </Region>
      )}
      {body !== undefined && (
        <Region title="Response body" empty={body === '' ? 'empty' : undefined}>
          <pre className="wire">{body.slice(0, LONGEST_SHOWN)}</pre>
          {body.length > LONGEST_SHOWN && (
            <p className="text-muted">
              The first {LONGEST_SHOWN} of {body.length} characters.
            </p>
          )}
        </Region>
      )}
      {timings && <Timings timings={timings} />}
      {wasReached(exchange) && <Way proxy={proxy} network={network} skew={answered.skew} />}
    </div>
  );
}

function Region({
  title,
  empty,
  children,
}: {
  readonly title: string;
  readonly empty?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <h3 className="mb-1 font-strong">{title}</h3>
      <section aria-label={title} tabIndex={0} className="max-h-96 overflow-auto rounded-box bg-well p-3">
        {children}
      </section>
      {empty && <p className="text-small text-muted">The body is {empty}.</p>}
    </div>
  );
}

function Masked({ name, value }: { readonly name: string; readonly value: string }) {
  const [shown, setShown] = useState(false);
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="wire">{shown ? value : '••••••••'}</span>
      <Button look="small" onClick={() => setShown(!shown)} onBlur={() => setShown(false)} aria-pressed={shown}>
        {shown ? `Hide ${name}` : `Show ${name}`}
      </Button>
    </span>
  );
}

interface WayProps {
  readonly proxy: string | undefined;
  readonly network: ReportButtonProps['network'];
  readonly skew: number | undefined;
}

/** What lay between this page and the server, and how their clocks differ. */
function Way({ proxy, network, skew }: WayProps) {
  return (
    <div>
      <h3 className="mb-1 font-strong">Way</h3>
      <ul className="space-y-0.5 text-small text-muted">
        <li>
          {proxy === undefined ? 'The relay asked the server directly.' : 'The relay asked through the proxy '}
          {proxy !== undefined && <span className="wire text-ink">{proxy}</span>}
        </li>
        {network.authorities.length > 0 && (
          <li>
            Certificates of these authorities count too:{' '}
            <span className="text-ink">{network.authorities.join(', ')}</span>
          </li>
        )}
        {skew !== undefined && <li>{describeSkew(skew)}</li>}
      </ul>
    </div>
  );
}

/** Where the time went, as a small waterfall: each phase from the end of the one before it. */
function Timings({ timings }: { readonly timings: RelayTimings }) {
  const phases = [
    ['Name resolved', timings.resolved],
    ['Connected', timings.connected],
    ['TLS', timings.secured],
    ['First byte', timings.firstByte],
    ['Complete', timings.total],
  ].filter((phase): phase is [string, number] => phase[1] !== undefined);
  const total = Math.max(timings.total, 1);
  return (
    <div>
      <h3 className="mb-1 font-strong">Timings</h3>
      <ul className="space-y-1 text-small">
        {phases.map(([name, end], index) => {
          const start = phases[index - 1]?.[1] ?? 0;
          return (
            <li key={name} className="grid grid-cols-[7rem_1fr_4rem] items-center gap-2">
              <span className="text-muted">{name}</span>
              <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="h-1.5 w-full">
                <rect
                  x={(start / total) * 100}
                  width={Math.max(((end - start) / total) * 100, 0.6)}
                  height="4"
                  className="fill-edge"
                />
              </svg>
              <span className="text-right">{Math.round(end)} ms</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
