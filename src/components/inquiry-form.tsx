import { useEffect, useRef } from 'react';
import { ClientFields, type ClientFieldsProps } from './client-fields.tsx';
import { EnvironmentFields, type EnvironmentFieldsProps } from './environment-fields.tsx';
import { ExpectationFields } from './expectation-fields.tsx';
import type { RequestParts } from '../core/diagnosis/facts.ts';
import { LazyView, PreflightHint } from './lazy-views.tsx';
import { SamplePicker, type SamplePickerProps } from './sample-picker.tsx';
import { TokenField, type TokenFieldProps } from './token-field.tsx';
import { Button } from './ui/button.tsx';

type InquiryFormProps = EnvironmentFieldsProps &
  TokenFieldProps &
  ClientFieldsProps &
  SamplePickerProps &
  RequestParts & {
    readonly pending: boolean;
    readonly ask: () => void;
    readonly cancel: () => void;
  };

/** The whole question, top to bottom in the order in which people find its parts. */
export function InquiryForm(props: InquiryFormProps) {
  const { draft, pending, ask, cancel, onChange } = props;
  const submit = useRef<HTMLButtonElement>(null);
  const wasPending = useRef(false);
  useEffect(() => {
    const hasEnded = wasPending.current && !pending;
    wasPending.current = pending;
    // Cancel and Retry are gone with what they were for; whoever pressed them by keyboard stays near
    if (hasEnded && document.activeElement === document.body) submit.current?.focus({ preventScroll: true });
  }, [pending]);
  return (
    <form
      aria-label="Request"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) ask();
      }}
      className="rounded-box border border-line bg-panel lg:sticky lg:top-16 lg:flex lg:max-h-[calc(100dvh-5rem)] lg:flex-col"
    >
      <div className="flex items-center justify-between gap-3 px-4 py-3 sm:px-5">
        <h2 className="font-strong">Request</h2>
        <SamplePicker {...props} />
      </div>
      <div className="relative lg:min-h-0 lg:scroll-pb-6 lg:overflow-y-auto">
        <EnvironmentFields {...props} />
        <TokenField {...props} />
        <ClientFields {...props} />
        <ExpectationFields draft={draft} onChange={onChange} />
      </div>
      <div className="sticky bottom-0 flex items-center gap-2 rounded-b-box border-t border-line bg-panel px-4 py-3 sm:px-5">
        <Button
          ref={submit}
          look="primary"
          type="submit"
          aria-disabled={pending}
          // a double click is one gesture, however fast the first answer comes
          onClick={(event) => event.detail > 1 && event.preventDefault()}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          className="flex-1 aria-disabled:opacity-50"
        >
          Introspect
        </Button>
        {pending && (
          <Button className="px-4 py-2" onClick={cancel}>
            Cancel
          </Button>
        )}
        <LazyView meanwhile="">
          <PreflightHint {...props} />
        </LazyView>
        <kbd className="hidden font-sans text-small text-muted sm:block">Ctrl/⌘ Enter</kbd>
      </div>
    </form>
  );
}
