import { useEffect, useRef, useState } from 'react';
import { LONGEST_FILE } from '../core/saved-environment/environment-file.ts';
import { readPostmanEnvironment, type PostmanImport, type PostmanRow } from '../core/saved-environment/postman.ts';
import { failure, type Result } from '../core/result.ts';
import { Button } from './ui/button.tsx';
import { FileButton, readFile } from './ui/file-button.tsx';
import { MaskedField } from './ui/masked-field.tsx';
import { StackedRow, StackedTable } from './ui/stacked-table.tsx';

interface PostmanPreviewProps {
  readonly onBack: () => void;
  readonly onTake: (taken: PostmanImport) => void;
}

/** A Postman environment, shown before anything of it is taken over; its secrets go to the fields in memory only. */
export function PostmanPreview({ onBack, onTake }: PostmanPreviewProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [read, setRead] = useState<Result<PostmanImport, string>>();
  useEffect(() => area.current?.focus(), []);
  const take = (text: string): void => {
    if (text.trim() === '') return;
    const result = readPostmanEnvironment(text, Date.now());
    setRead(result);
    // read: no text of it stays behind
    if (result.ok && area.current) area.current.value = '';
  };
  const refuseFile = (): void => setRead(failure('The file could not be read.'));
  return (
    <div className="min-h-0 space-y-3 overflow-y-auto px-4 py-4 sm:px-5">
      <MaskedField
        label="Postman environment"
        rows={3}
        element={area}
        onText={(text, whole) => whole && take(text)}
        onLeave={take}
        onFile={(file) => void readFile(file, LONGEST_FILE).then(take, refuseFile)}
        error={read?.ok === false ? read.reason : undefined}
        placeholder='{ "name": …, "values": [ … ] }'
        help="In Postman: Environments, the menu of the environment, Export. Paste the file’s text, or drop the file. Nothing is taken before you have seen it."
      />
      <div className="flex flex-wrap gap-2">
        <FileButton label="Postman environment file" longest={LONGEST_FILE} onText={take} onUnread={refuseFile}>
          Choose file
        </FileButton>
        <Button look="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" className="min-w-0 flex-1 basis-60">
          {read?.ok && (
            <>
              <span className="font-strong">{read.value.name}</span>: {countOf(read.value.rows)}
              {read.value.notes.map((note) => ` ${note}`)}
            </>
          )}
        </p>
        {read?.ok && (
          <Button look="primary" onClick={() => onTake(read.value)}>
            Fill the form
          </Button>
        )}
      </div>
      {read?.ok && (
        <div className="-mx-4 sm:-mx-5">
          <StackedTable label="Postman variables" columns={COLUMNS}>
            {read.value.rows.map((row, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a name can come twice
              <Row key={index} row={row} />
            ))}
          </StackedTable>
        </div>
      )}
    </div>
  );
}

const COLUMNS = [
  { name: 'Variable', look: 'w-1/4 pr-2 pl-4 sm:pl-5' },
  { name: 'Value', look: 'w-2/5 px-2' },
  { name: 'Goes to', look: 'pr-4 pl-2 sm:pr-5' },
];

const STATES: Record<Exclude<PostmanRow['state'], 'taken'>, string> = {
  empty: 'empty',
  unknown: 'not known here',
  disabled: 'switched off in Postman',
  'not-needed': 'not needed',
};

function Row({ row: { key, target, shown, state, note } }: { readonly row: PostmanRow }) {
  const isTaken = state === 'taken';
  const cell = 'block py-0.5 sm:table-cell sm:py-2';
  return (
    <StackedRow className={`text-small ${isTaken ? '' : 'text-muted'}`}>
      <th role="rowheader" scope="row" className={`${cell} text-left font-normal sm:pr-2 sm:pl-5`}>
        <span className="wire">{key}</span>
      </th>
      <td role="cell" className={`${cell} sm:px-2`}>
        <span className="wire">{shown}</span>
      </td>
      <td role="cell" className={`${cell} sm:pr-5 sm:pl-2`}>
        {isTaken ? (
          <>
            <span className="text-muted sm:hidden">goes to </span>
            <span className="font-strong">{target}</span>
          </>
        ) : (
          STATES[state]
        )}
        {note !== undefined && <span className="block text-muted">{note}</span>}
      </td>
    </StackedRow>
  );
}

function countOf(rows: readonly PostmanRow[]): string {
  const taken = rows.filter(({ state }) => state === 'taken').length;
  return `${taken} of ${rows.length} variables fill the form. Secrets and tokens go to the fields in memory, and are never stored.`;
}
