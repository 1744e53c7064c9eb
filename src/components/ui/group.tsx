import { useId, type ReactNode } from 'react';

/** A named group of fields. */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="space-y-3 border-t border-line px-4 py-4 sm:px-5">
      <h3 id={id} className="text-small font-strong tracking-wide text-muted uppercase">
        {title}
      </h3>
      {children}
    </div>
  );
}
