import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { IDLE_MINUTES, readIdleMinutes, type IdleMinutes } from '../core/lock/idle-time.ts';
import { secretFinderOf } from '../core/report/redact.ts';
import { secretsAtHand, type Holder } from '../core/report/secrets-at-hand.ts';
import type { ServerEvidence, TrustEvidence } from '../core/trust/evidence.ts';
import type { TrustFinding } from '../core/trust/finding.ts';
import { describeTrust, judgeTrust } from '../core/trust/judge-trust.ts';
import { LIMITS } from '../core/trust/limits.ts';
import { Button } from './ui/button.tsx';
import { Dialog } from './ui/dialog.tsx';
import { Icon, type IconName } from './ui/icon.tsx';
import { SelectField } from './ui/select-field.tsx';

export interface TrustDialogProps extends Holder {
  readonly readTrust: {
    readonly server: () => Promise<ServerEvidence>;
    readonly page: (server: ServerEvidence) => Promise<TrustEvidence>;
  };
  readonly minutes: IdleMinutes;
  readonly setMinutes: (minutes: IdleMinutes) => void;
  readonly onClose: () => void;
}

const LOOKS: Record<TrustFinding['standing'], readonly [icon: IconName, word: string, colour: string]> = {
  met: ['met', 'Holds', 'text-met'],
  unmet: ['unmet', 'Does not hold', 'text-unmet'],
  missing: ['warn', 'No evidence', 'text-warn'],
  unasked: ['unasked', 'Nothing to check', 'text-muted'],
};

const SOFT: Partial<Record<TrustFinding['standing'], string>> = {
  met: 'bg-met-soft',
  unmet: 'bg-unmet-soft',
  missing: 'bg-warn-soft',
};

/** How often page and browser are looked at again while the dialog is open, in milliseconds; the server is asked at a press. */
const EVERY = 500;

/** What this page does with secrets: evidence of this moment beside each promise. */
export default function TrustDialog(props: TrustDialogProps) {
  const { minutes, setMinutes, onClose } = props;
  const { evidence, isMissing, again } = useEvidence(props.readTrust);
  // nothing can be entered while the dialog stands before the page
  const [holdsSecret] = useState(() => secretFinderOf(secretsAtHand(props)));
  const findings = evidence && judgeTrust(evidence, holdsSecret);
  const whole = findings && describeTrust(findings);
  const [icon, , colour] = LOOKS[whole?.standing ?? 'unasked'];
  return (
    <Dialog title="Trust check" onClose={onClose}>
      <div className="overflow-y-auto">
        <div
          className={`flex flex-wrap items-center gap-3 px-4 py-3 sm:px-5 ${SOFT[whole?.standing ?? 'unasked'] ?? ''} ${colour}`}
        >
          <Icon name={icon} size={20} />
          <p
            role="status"
            aria-label="Trust"
            data-standing={whole?.standing}
            className="min-w-0 flex-1 basis-60 text-headline font-strong"
          >
            {isMissing
              ? 'This part of Tokenscope could not be loaded. Is it still running?'
              : (whole?.sentence ?? 'Looking…')}
          </p>
          <Button onClick={again}>Check again</Button>
        </div>
        <ul aria-label="Promises" className="divide-y divide-line">
          {findings?.map((finding) => (
            <Promised key={finding.subject} {...finding} />
          ))}
        </ul>
        <div className="border-t border-line px-4 py-4 sm:px-5">
          <SelectField
            label="Lock when idle"
            value={String(minutes)}
            options={IDLE_MINUTES.map((each) => ({
              value: String(each),
              label: each === 1 ? 'after 1 minute' : `after ${each} minutes`,
            }))}
            onChange={(value) => setMinutes(readIdleMinutes(value))}
            help="Without a key, a pointer or a touch for so long the page forgets token, key, secrets and answer. It does so too when it is left, and when Lock is pressed in any tab."
          />
        </div>
        <div className="border-t border-line px-4 py-4 sm:px-5">
          <h3 className="font-strong">What no web page can promise</h3>
          <ul className="mt-1 list-disc space-y-1 pl-5 text-muted">
            {LIMITS.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </div>
      </div>
    </Dialog>
  );
}

function Promised({ subject, title, standing, promise, faults, facts, check }: TrustFinding) {
  const [icon, word, colour] = LOOKS[standing];
  return (
    <li data-trust={subject} data-standing={standing} className="flex gap-3 px-4 py-3 sm:px-5">
      <span className={`mt-0.5 ${colour}`}>
        <Icon name={icon} />
      </span>
      <div className="min-w-0 flex-1">
        <h3 className="flex flex-wrap items-baseline gap-x-2 font-strong">
          {title}
          <span className={`text-small ${colour}`}>{word}</span>
        </h3>
        <p className="text-muted">{promise}</p>
        {faults.map((fault) => (
          <p key={fault} className="mt-1 [overflow-wrap:anywhere] text-unmet">
            {fault}
          </p>
        ))}
        {facts.map((line) => (
          <p key={line} className="wire mt-1 text-small">
            {line}
          </p>
        ))}
        <p className="mt-1 text-small text-muted">
          See for yourself: <span className="wire">{check}</span>
        </p>
      </div>
    </li>
  );
}

/** The evidence of this moment. The server is asked once and at a press, for asking is itself a request. */
function useEvidence(readTrust: TrustDialogProps['readTrust']) {
  const [server, setServer] = useState<ServerEvidence>();
  const [evidence, setEvidence] = useState<TrustEvidence>();
  const [isMissing, setMissing] = useState(false);
  const gone = useRef(false);
  const askServer = async (): Promise<void> => {
    const told = await readTrust.server().catch(() => undefined);
    if (gone.current) return;
    setMissing(told === undefined);
    setServer(told);
  };
  const look = async (): Promise<void> => {
    const found = server && (await readTrust.page(server).catch(() => undefined));
    if (found && !gone.current) setEvidence(found);
  };
  const begin = useEffectEvent(() => void askServer());
  const tick = useEffectEvent(() => void look());
  useEffect(() => {
    gone.current = false;
    begin();
    return () => {
      gone.current = true;
    };
  }, []);
  useEffect(() => {
    if (!server) return;
    tick();
    const timer = setInterval(() => tick(), EVERY);
    return () => clearInterval(timer);
  }, [server]);
  return { evidence, isMissing, again: () => void askServer() };
}
