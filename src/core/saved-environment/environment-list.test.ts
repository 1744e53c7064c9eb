import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT } from '../draft.ts';
import { MOST_ENVIRONMENTS, writeEnvironments } from './environment-file.ts';
import {
  keepEnvironment,
  confirmEnvironment,
  duplicateEnvironment,
  importEnvironments,
  removeEnvironment,
  renameEnvironment,
  restoreEnvironment,
  type ChangedList,
} from './environment-list.ts';
import type { SavedEnvironment } from './saved-environment.ts';

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const named = (...names: readonly string[]): readonly SavedEnvironment[] =>
  names.reduce<readonly SavedEnvironment[]>(
    (list, name, index) => keepEnvironment(list, EMPTY_DRAFT, name, idOf(index)).list ?? list,
    [],
  );
const namesIn = ({ list }: ChangedList): readonly string[] | undefined => list?.map(({ name }) => name);

describe('the list of environments', () => {
  test('takes what stands in the form under a new name', () => {
    const changed = keepEnvironment(named('EU'), { ...EMPTY_DRAFT, clientId: 'a' }, ' NA ', idOf(9));
    expect(namesIn(changed)).toEqual(['EU', 'NA']);
    expect(changed.list?.[1]).toMatchObject({ id: idOf(9), half: { clientId: 'a' } });
    expect(changed.said).toBe('Saved as NA.');
  });

  test('keeps what stands in the form in the place of the environment of that name, and has the former back', () => {
    const list = named('EU', 'NA');
    const changed = keepEnvironment(list, { ...EMPTY_DRAFT, clientId: 'a' }, 'eu', idOf(9));
    expect(namesIn(changed)).toEqual(['EU', 'NA']);
    expect(changed.list?.[0]).toMatchObject({ id: idOf(0), half: { clientId: 'a' } });
    expect(
      restoreEnvironment(changed.list ?? [], { entry: list[0]!, at: 0, replacedBy: changed.list?.[0] }, '').list,
    ).toEqual(list);
  });

  test('renames one, and says of one that is gone that it is', () => {
    expect(namesIn(renameEnvironment(named('EU', 'NA'), idOf(1), 'US'))).toEqual(['EU', 'US']);
    expect(namesIn(renameEnvironment(named('EU', 'NA'), idOf(1), 'NA'))).toEqual(['EU', 'NA']);
    expect(renameEnvironment(named('EU'), idOf(7), 'US')).toEqual({ said: expect.stringContaining('another tab') });
  });

  test('puts a copy behind its original', () => {
    const changed = duplicateEnvironment(named('EU', 'NA'), idOf(0), idOf(9));
    expect(namesIn(changed)).toEqual(['EU', 'EU copy', 'NA']);
    expect(changed.list?.[1]?.id).toBe(idOf(9));
    expect(duplicateEnvironment([], idOf(0), idOf(9)).list).toBeUndefined();
  });

  test('loses one, and has it back where it was', () => {
    const list = named('EU', 'NA', 'AP');
    const removed = removeEnvironment(list, idOf(1));
    expect(namesIn(removed)).toEqual(['EU', 'AP']);
    expect(restoreEnvironment(removed.list ?? [], { entry: list[1]!, at: 1, replacedBy: undefined }, '').list).toEqual(
      list,
    );
    expect(removeEnvironment(list, idOf(7)).list).toBeUndefined();
  });

  test('leaves what another tab has kept meanwhile, and puts the former one beside it', () => {
    const [eu] = named('EU');
    const other = { ...eu!, half: { ...eu!.half, clientId: 'from another tab' } };
    const back = restoreEnvironment([other], { entry: eu!, at: 0, replacedBy: eu }, idOf(8)).list;
    expect(back?.map(({ name, id }) => [name, id])).toEqual([
      ['EU copy', idOf(8)],
      ['EU', idOf(0)],
    ]);
    const again = { ...eu!, id: idOf(7) };
    expect(namesIn(restoreEnvironment([again], { entry: eu!, at: 0, replacedBy: undefined }, idOf(8)))).toEqual([
      'EU copy',
      'EU',
    ]);
  });

  test('knows an environment by its name as it is kept', () => {
    const long = 'N'.repeat(150);
    expect(namesIn(keepEnvironment(named(long), EMPTY_DRAFT, long, idOf(9)))).toHaveLength(1);
  });

  test('has an end', () => {
    const full = Array.from({ length: MOST_ENVIRONMENTS }, (_, index) => ({ ...named('EU')[0]!, id: idOf(index) }));
    for (const changed of [
      keepEnvironment(full, EMPTY_DRAFT, 'one more', idOf(999)),
      duplicateEnvironment(full, idOf(0), idOf(999)),
      restoreEnvironment(full, { entry: { ...named('EU')[0]!, id: idOf(999) }, at: 0, replacedBy: undefined }, ''),
    ])
      expect(changed).toEqual({ said: expect.stringContaining(String(MOST_ENVIRONMENTS)) });
  });

  test('notes the hosts that a person confirmed, for one of them', () => {
    const list = named('EU', 'NA').map((each) => ({ ...each, confirmed: 'a.example' }));
    expect(confirmEnvironment(list, idOf(1), [{ host: 'b.example' }]).list?.map(({ confirmed }) => confirmed)).toEqual([
      'a.example',
      'a.example b.example',
    ]);
  });

  test('takes a file, and says what was there already', () => {
    let count = 100;
    const uuid = (): string => idOf(count++);
    const file = writeEnvironments(named('EU', 'NA'));
    const first = importEnvironments(named('EU'), file, uuid);
    expect(namesIn(first)).toEqual(['EU', 'NA']);
    expect(first.said).toContain('1 imported.');
    expect(first.said).toContain('1 was there already.');
    expect(importEnvironments([], '{', uuid).list).toBeUndefined();
  });
});
