import type { ReactNode } from 'react';
import { CommandPalette, EnvironmentsDialog, LazyView, ShortcutsDialog, TrustDialog } from './lazy-views.tsx';
import type { EnvironmentsDialogProps } from './environments-dialog.tsx';
import type { DialogName, PageActions } from './page-commands.ts';
import type { TrustDialogProps } from './trust-dialog.tsx';

interface PageDialogProps
  extends Omit<EnvironmentsDialogProps, 'isPostman' | 'onClose'>, Omit<TrustDialogProps, 'onClose'>, PageActions {
  readonly open: DialogName | undefined;
  readonly onClose: () => void;
}

/** The one dialog that is open, if any. */
export function PageDialog(props: PageDialogProps) {
  switch (props.open) {
    case 'environments':
    case 'postman':
      return inPlace('environments', <EnvironmentsDialog {...props} isPostman={props.open === 'postman'} />);
    case 'commands':
      return inPlace('commands', <CommandPalette actions={props} onClose={props.onClose} />);
    case 'trust':
      return inPlace('trust', <TrustDialog {...props} />);
    case 'shortcuts':
      return inPlace('shortcuts', <ShortcutsDialog onClose={props.onClose} />);
    default:
      return null;
  }
}

/** Each in a place of its own: one that could not be fetched takes none of the others with it. */
const inPlace = (name: string, dialog: ReactNode) => (
  <LazyView key={name} meanwhile="">
    {dialog}
  </LazyView>
);
