import type { ComponentProps, ReactNode } from 'react';

interface StackedTableProps {
  readonly label: string;
  readonly caption?: ReactNode;
  readonly columns: readonly {
    readonly name: string;
    /** Classes for its width and its padding. */
    readonly look: string;
    readonly hidden?: boolean;
  }[];
  readonly children: ReactNode;
}

/**
 * A table whose rows are stacked where there is no room for columns. The roles are explicit because stacked rows would lose
 * them.
 */
export function StackedTable({ label, caption, columns, children }: StackedTableProps) {
  return (
    <table role="table" aria-label={label} className="block w-full border-collapse sm:table sm:table-fixed">
      {caption !== undefined && (
        <caption className="block px-4 pt-2 pb-1 text-left text-small text-muted sm:table-caption sm:px-5">
          {caption}
        </caption>
      )}
      <thead role="rowgroup" className="hidden sm:table-header-group">
        <tr role="row" className="text-left text-small text-muted">
          {columns.map(({ name, look, hidden }) => (
            <th key={name} role="columnheader" hidden={hidden} className={`py-2 font-normal ${look}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block sm:table-row-group">
        {children}
      </tbody>
    </table>
  );
}

/** One row of it; `className` is what it looks like beside that. */
export const StackedRow = ({ className, ...rest }: ComponentProps<'tr'>) => (
  <tr
    role="row"
    className={`block border-t border-line px-4 py-2 align-top sm:table-row ${className ?? ''}`}
    {...rest}
  />
);
