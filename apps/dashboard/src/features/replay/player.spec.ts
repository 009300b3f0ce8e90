import { describe, expect, it } from 'vitest';
import type { Order, Showing } from './orders';
import { createPlayer } from './player';
import { createProjector } from './projector';
import { moment, serverOf, told } from './record.fixture';

const HOUR = 3_600_000;
const ms = (hour: number) => Date.parse(moment(hour));
const WHOLE: Showing = { range: { from: 'first', to: 'last' }, filter: {}, clock: 'published', at: null };
const settled = async () => {
  for (let turn = 0; turn < 80; turn++) await Promise.resolve();
};

/** A player before a projector before a server; orders are counted. */
const playerOf = (record: Parameters<typeof serverOf>[0]) => {
  const orders: Order[] = [];
  let held = false;
  const server = serverOf(record);
  const project = createProjector(server, (report) => player.receive(report));
  const player = createPlayer(
    {
      send: (order) => {
        orders.push(order);
        if (!held) project(order);
      },
    },
    3_600,
  );
  let now = 0;
  return {
    player,
    orders,
    server,
    /** From here on nothing is answered. */
    hold: () => {
      held = true;
    },
    /** Frames of a screen, each 20 ms. */
    watch: async (frames: number, draws = true) => {
      for (let i = 0; i < frames; i++) {
        now += 20;
        player.frame(0.02, now);
        await settled();
        if (draws) player.drawn();
      }
    },
    ids: () => player.state().list.items.map((item) => item.id),
  };
};

const RECORD = [
  told('a', moment(1), { position: 1 }),
  told('b', moment(2), { position: 2 }),
  told('c', moment(3), { position: 3 }),
  told('d', moment(300), { position: 4 }),
];

describe('the player', () => {
  it('plays from the start when it is told to, at its speed', async () => {
    const { player, watch, ids } = playerOf(RECORD);
    player.show(WHOLE, true);
    await settled();
    await watch(51);
    expect(player.state().head.at).toBeCloseTo(ms(1) + 1.02 * HOUR, -3);
    await watch(6);
    expect(ids()).toEqual(['b', 'a']);
  });

  it('stands at a moment that it is opened at', async () => {
    const { player, watch, ids } = playerOf(RECORD);
    player.show({ ...WHOLE, at: moment(2) }, false);
    await settled();
    await watch(50);
    expect(player.state().head).toMatchObject({ at: ms(2), playing: false });
    expect(ids()).toEqual(['b', 'a']);
  });

  it('draws what was told when it is paused between two lists', async () => {
    const { player, watch, ids } = playerOf(RECORD);
    player.show(WHOLE, true);
    await settled();
    await watch(51);
    player.toggle();
    await settled();
    expect(player.state().head.playing).toBe(false);
    expect(ids()).toEqual(['b', 'a']);
  });

  it('skips the silence, shows the last word, and stops at the end', async () => {
    const { player, watch, ids } = playerOf(RECORD);
    player.show({ ...WHOLE, at: moment(3) }, true);
    await settled();
    await watch(2);
    expect(player.state().head.gap).toEqual({ from: ms(3), to: ms(300) });
    await watch(40);
    expect(player.state().head).toMatchObject({ at: ms(300), playing: false });
    expect(ids()).toEqual(['d', 'c', 'b', 'a']);
  });

  it('steps from word to word, forth and back, and pauses for it', async () => {
    const { player, ids } = playerOf(RECORD);
    player.show(WHOLE, true);
    await settled();
    player.step(1);
    await settled();
    player.step(1);
    await settled();
    expect(player.state().head).toMatchObject({ at: ms(3), playing: false });
    player.step(-1);
    await settled();
    expect(player.state().head.at).toBe(ms(2));
    expect(ids()).toEqual(['b', 'a']);
  });

  it('asks for one place at a time, however fast the scrubber is dragged, and ends where it was let go', async () => {
    const { player, server, ids } = playerOf(RECORD);
    player.show(WHOLE, false);
    await settled();
    const before = server.asked.length;
    for (let hour = 2; hour <= 300; hour++) player.seek(ms(hour));
    expect(player.state().head.at).toBe(ms(300));
    await settled();
    expect(ids()).toEqual(['d', 'c', 'b', 'a']);
    expect(server.asked.slice(before).filter((what) => what === 'seek').length).toBeLessThanOrEqual(3);
  });

  it('never asks for a second frame before the first is there', async () => {
    const { player, orders, hold } = playerOf(RECORD);
    player.show(WHOLE, true);
    await settled();
    const before = orders.length;
    hold();
    for (let i = 0; i < 20; i++) player.frame(0.016, i * 16);
    expect(orders.length - before).toBe(1);
  });

  it('asks for no list while the one before is being drawn, and for the last one in any case', async () => {
    const { player, orders, watch, ids } = playerOf(RECORD);
    player.show(WHOLE, true);
    await settled();
    player.drawn();
    player.setSkipsGaps(false);
    await watch(110, false);
    const lists = orders.filter((order) => order.kind === 'show' && order.list);
    expect(lists).toHaveLength(1);
    player.toggle();
    await settled();
    expect(ids()).toEqual(['c', 'b', 'a']);
  });

  it('changes speed while it plays', async () => {
    const { player, watch } = playerOf(RECORD);
    player.show(WHOLE, true);
    await settled();
    player.setSpeed(60);
    player.setSkipsGaps(false);
    await watch(50);
    expect(player.state().head.at).toBeCloseTo(ms(1) + HOUR / 60, -3);
  });

  it('opens anew where it is when the connection comes back', async () => {
    const { player, orders, ids } = playerOf(RECORD);
    player.show(WHOLE, false);
    await settled();
    player.step(1);
    await settled();
    player.receive({ kind: 'connection', connected: false, refused: null });
    expect(player.state().connected).toBe(false);
    player.receive({ kind: 'connection', connected: true, refused: null });
    await settled();
    expect(orders.at(-1)).toMatchObject({ kind: 'open', showing: { at: moment(2) } });
    expect(ids()).toEqual(['b', 'a']);
  });

  it('says that there is nothing where nothing passes the filter', async () => {
    const { player } = playerOf([]);
    player.show(WHOLE, true);
    await settled();
    expect(player.state().phase).toBe('empty');
  });
});
