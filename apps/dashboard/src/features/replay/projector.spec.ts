import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask, Order, Report, Showing } from './orders';
import { createProjector } from './projector';
import { anyRecord, foldedAfter, moment, serverOf, told } from './record.fixture';

const ms = (hour: number) => Date.parse(moment(hour));
const WHOLE: Showing = {
  range: { from: 'first', to: 'last' },
  filter: {},
  clock: 'published',
  at: null,
};
/** What a reader may do: seek to an hour, step, or let so many hours pass. */
const anyMove = fc.oneof(
  fc.record({ kind: fc.constant('seek' as const), hour: fc.integer({ min: 0, max: 400 }) }),
  fc.record({ kind: fc.constant('step' as const), by: fc.constantFrom(1 as const, -1 as const) }),
  fc.record({ kind: fc.constant('show' as const), hours: fc.integer({ min: 0, max: 50 }) }),
);
type Move = typeof anyMove extends fc.Arbitrary<infer M> ? M : never;

const orderOf = (move: Move, { at, tag }: { at: number; tag: number }, next: number): Order => {
  if (move.kind === 'seek') return { kind: 'seek', tag: next, at: ms(move.hour) };
  if (move.kind === 'step') return { kind: 'step', tag: next, by: move.by };
  return { kind: 'show', tag, at: at + move.hours * 3_600_000, list: true };
};

const settled = async () => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
};

/** A projector before a server, and the list as the page puts it together from what it is told. */
const project = (ask: Ask, mostHeld?: number) => {
  const reports: Report[] = [];
  let list = new Map<string, { id: string }>();
  let order: readonly string[] = [];
  const send = createProjector(
    ask,
    (report) => {
      reports.push(report);
      if (report.kind !== 'frame' || !report.list) return;
      if (report.list.whole) list = new Map();
      for (const item of report.list.changed) list.set(item.id, item);
      order = report.list.order;
    },
    mostHeld === undefined ? {} : { mostHeld },
  );
  return {
    send,
    reports,
    list: () => order.map((id) => list.get(id)),
    ids: () => order,
    last: () => reports.findLast((report) => report.kind === 'frame'),
    problems: () => reports.filter((report) => report.kind === 'problem'),
  };
};

const RECORD = [
  told('a', moment(1), { position: 1 }),
  told('b', moment(2), { position: 2 }),
  told('c', moment(24 * 40), { position: 3 }),
];

describe('the projector', () => {
  it('opens the whole record at its start', async () => {
    const { send, reports, ids } = project(serverOf(RECORD));
    send({ kind: 'open', tag: 1, showing: WHOLE });
    await settled();
    expect(reports[0]).toMatchObject({ kind: 'opened', opened: { changes: 3 } });
    expect(ids()).toEqual(['a']);
  });

  it('replays the last month of the record, wherever that lies', async () => {
    const { send, reports } = project(serverOf(RECORD));
    send({ kind: 'open', tag: 1, showing: { ...WHOLE, range: { from: '-30d', to: 'last' } } });
    await settled();
    expect(reports[0]).toMatchObject({ opened: { range: { from: moment(24 * 10), to: moment(24 * 40) } } });
  });

  it('says so when there is nothing to replay', async () => {
    const { send, reports } = project(serverOf([]));
    send({ kind: 'open', tag: 1, showing: WHOLE });
    await settled();
    expect(reports).toMatchObject([{ kind: 'opened', opened: { range: null } }]);
  });

  it('steps to the next word and back again', async () => {
    const { send, ids, last } = project(serverOf(RECORD));
    send({ kind: 'open', tag: 1, showing: WHOLE });
    await settled();
    send({ kind: 'step', tag: 2, by: 1 });
    await settled();
    expect(ids()).toEqual(['b', 'a']);
    expect(last()).toMatchObject({ tag: 2, at: ms(2), next: ms(24 * 40) });
    send({ kind: 'step', tag: 3, by: 1 });
    await settled();
    expect(ids()).toEqual(['c', 'b', 'a']);
    send({ kind: 'step', tag: 4, by: -1 });
    await settled();
    expect(last()).toMatchObject({ tag: 4, at: ms(2) });
    expect(ids()).toEqual(['b', 'a']);
  });

  it('drops the answers to what was asked before', async () => {
    const server = serverOf(RECORD);
    const answers: (() => void)[] = [];
    const slow: Ask = {
      ...server,
      seek: async (request) => {
        await new Promise<void>((resolve) => answers.push(resolve));
        return server.seek(request);
      },
    };
    const { send, reports } = project(slow);
    send({ kind: 'open', tag: 1, showing: WHOLE });
    await settled();
    send({ kind: 'seek', tag: 2, at: ms(2) });
    await settled();
    answers[1]?.();
    await settled();
    answers[0]?.();
    await settled();
    const frames = reports.filter((report) => report.kind === 'frame');
    expect(new Set(frames.map((frame) => frame.tag))).toEqual(new Set([2]));
    expect(frames[0]).toMatchObject({ at: ms(2) });
  });

  it('tells of a lost connection, and shows on when it is opened anew', async () => {
    const server = serverOf(RECORD);
    let lost = true;
    const flaky: Ask = {
      ...server,
      read: async (request) => {
        if (lost) throw new Error('disconnected');
        return server.read(request);
      },
    };
    const { send, problems, ids } = project(flaky);
    send({ kind: 'open', tag: 1, showing: WHOLE });
    await settled();
    expect(problems()).toMatchObject([{ code: 'LOST' }]);
    lost = false;
    send({ kind: 'open', tag: 2, showing: { ...WHOLE, at: moment(2) } });
    await settled();
    expect(ids()).toEqual(['b', 'a']);
  });

  it('never reads further ahead than the film soon needs', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => told(`c${i}`, moment(i), { position: i + 1 }));
    const server = serverOf(many);
    const { send } = project(server);
    send({ kind: 'open', tag: 1, showing: WHOLE });
    await settled();
    expect(server.asked.filter((what) => what === 'read')).toHaveLength(2);
  });

  it('threads a long film anew while it runs, and shows the same', async () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      told(`c${i % 40}-${i}`, moment(i), { position: i + 1, contactId: `c${i % 40}` }),
    );
    const server = serverOf(many);
    const { send, list, last } = project(server, 100);
    send({ kind: 'open', tag: 1, showing: WHOLE });
    await settled();
    for (let hour = 0; hour <= 299; hour += 20) {
      send({ kind: 'show', tag: 1, at: ms(hour), list: true });
      await settled();
    }
    send({ kind: 'show', tag: 1, at: ms(299), list: true });
    await settled();
    expect(server.asked.filter((what) => what === 'seek').length).toBeGreaterThan(1);
    expect(last()).toMatchObject({ tag: 1, at: ms(299) });
    expect(list()).toEqual(foldedAfter(many, {}, 'published'));
  });

  it('property: after any seeks, steps and plays the list is that of its moment', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, fc.array(anyMove, { maxLength: 12 }), async (record, moves) => {
        const { send, list, last, problems } = project(serverOf(record));
        send({ kind: 'open', tag: 1, showing: WHOLE });
        await settled();
        for (const [i, move] of moves.entries()) {
          const frame = last();
          if (!frame) break;
          send(orderOf(move, frame, i + 2));
          await settled();
          const { at } = last()!;
          const stood = record.filter((change) => Date.parse(change.at) <= at);
          expect(list()).toEqual(foldedAfter(stood, {}, 'published'));
        }
        expect(problems()).toEqual([]);
      }),
    );
  });
});
