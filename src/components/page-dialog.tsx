import type { ReactNode } from 'react';
import { CommandPalette, EnvironmentsDialog, LazyView, ShortcutsDialog } from './lazy-views.tsx';
import type { EnvironmentsDialogProps } from './environments-dialog.tsx';
import type { DialogName, PageActions } from './page-commands.ts';

interface PageDialogProps extends Omit<EnvironmentsDialogProps, 'isPostman' | 'onClose'>, PageActions {
  readonly open: DialogName | undefined;
  readonly onClose: () => void;
}

/** The one dialog that is open, if any. */
export function PageDialog(props: PageDialogProps) {
  switch (props.open) {
    case 'environments':
    case 'postman':
      return inPlace(<EnvironmentsDialog {...props} isPostman={props.open === 'postman'} />);
    case 'commands':
      return inPlace(<CommandPalette actions={props} onClose={props.onClose} />);
    case 'shortcuts':
      return inPlace(<ShortcutsDialog onClose={props.onClose} />);
    default:
      return null;
  }
}

const inPlace = (dialog: ReactNode) => <LazyView meanwhile="">{dialog}</LazyView>;
