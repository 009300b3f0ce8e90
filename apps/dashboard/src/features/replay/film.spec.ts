import type { ContactFilter } from '@chancery/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFilm } from './film';
import { anyRecord, foldedAfter, moment, reelAfter, sceneAt, told } from './record.fixture';
import { addTally, tallying, totals } from './tally';

const ms = (hour: number) => Date.parse(moment(hour));

/** The film of a record from a moment, wholly taken in, in reels of so many changes. */
const filmOf = (
  record: Parameters<typeof sceneAt>[0],
  from: string,
  { filter = {}, clock = 'published' as 'published' | 'recorded', reel = 1_000 } = {},
) => {
  const scene = sceneAt(record, from, { filter, clock });
  const film = openFilm(filter, clock, scene);
  for (let cursor = scene.cursor; ; ) {
    const next = reelAfter(record, scene, cursor, reel);
    film.take(next);
    cursor = next.cursor;
    if (next.end) return film;
  }
};

describe('the film of the record', () => {
  it('shows what had been told, newest news first, and nothing that came later', () => {
    const film = filmOf([told('a', moment(1)), told('b', moment(2)), told('c', moment(9))], moment(0));
    film.advance(ms(2));
    expect(film.picture().items.map((item) => item.id)).toEqual(['b', 'a']);
    expect(film.next()).toBe(ms(9));
  });

  it('lets a plan come to pass in its place, and moves it up', () => {
    const film = filmOf(
      [
        told('a', moment(1), { status: 'planned', position: 1 }),
        told('b', moment(2), { position: 2 }),
        told('a2', moment(3), { contactId: 'a', position: 3 }),
      ],
      moment(0),
    );
    film.advance(ms(2));
    expect(film.picture().items.map((item) => [item.id, item.status])).toEqual([
      ['b', 'occurred'],
      ['a', 'planned'],
    ]);
    film.advance(ms(3));
    expect(film.picture().items.map((item) => [item.id, item.status])).toEqual([
      ['a', 'occurred'],
      ['b', 'occurred'],
    ]);
  });

  it('knows up to where it can be shown', () => {
    const record = [told('a', moment(1)), told('b', moment(2)), told('c', moment(3))];
    const scene = sceneAt(record, moment(0));
    const film = openFilm({}, 'published', scene);
    expect(film.horizon()).toBe(ms(0));
    film.take(reelAfter(record, scene, scene.cursor, 2));
    expect(film.horizon()).toBe(ms(2));
    expect(film.ahead()).toBe(2);
    film.take(reelAfter(record, scene, '2', 2));
    expect(film.horizon()).toBe(Number.POSITIVE_INFINITY);
  });

  it('lists nothing that may have others before it: the end of a full scene is the end of the list', () => {
    const old = Array.from({ length: 60 }, (_, i) => told(`old-${i}`, moment(i), { position: i + 1 }));
    const again = told('again', moment(70), { contactId: 'old-1', position: 61 });
    const film = filmOf([...old, again], moment(65));
    film.advance(ms(70));
    const { items } = film.picture();
    expect(items).toHaveLength(50);
    expect(items.some((item) => item.id === 'old-1')).toBe(false);
  });

  const filters: ContactFilter[] = [{}, { mode: ['meeting'] }, { status: ['planned', 'cancelled'] }];
  const cases = fc.tuple(
    anyRecord,
    fc.integer({ min: -1, max: 800 }),
    fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 1, max: 20 }),
    fc.constantFrom(...filters),
    fc.constantFrom('published' as const, 'recorded' as const),
  );

  it('property: whatever the reels and the halts, it shows the record as it stood', () => {
    fc.assert(
      fc.property(cases, ([record, start, waits, reel, filter, clock]) => {
        const film = filmOf(record, moment(start), { filter, clock, reel });
        let hour = start;
        for (const wait of waits) {
          hour += wait;
          film.advance(ms(hour));
          const { items } = film.picture();
          const stood = foldedAfter(
            record.filter(({ at }) => at <= moment(hour)),
            filter,
            clock,
          );
          expect(items).toEqual(stood);
        }
      }),
    );
  });

  it('property: the scene and what has come and gone since make the counts of the moment', () => {
    fc.assert(
      fc.property(cases, ([record, start, waits, reel, filter, clock]) => {
        const end = start + waits.reduce((sum, wait) => sum + wait, 0);
        const film = filmOf(record, moment(start), { filter, clock, reel });
        film.advance(ms(end));
        const countAt = (hour: number) => {
          const tally = tallying();
          const stood = foldedAfter(
            record.filter(({ at }) => at <= moment(hour)),
            filter,
            clock,
          );
          for (const item of stood) tally.count(item as never, 1);
          return tally.tell();
        };
        expect(totals(addTally(countAt(start), film.picture().tally))).toEqual(totals(countAt(end)));
      }),
    );
  });
});
