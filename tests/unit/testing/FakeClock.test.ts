import { FakeClock } from 'phaser-emotion/testing';
import { expect, test } from 'vitest';

test('timers fire in the order of their due times, each at its own time', () => {
  const clock = new FakeClock();
  const fired: string[] = [];
  const note = (name: string) => () => fired.push(`${name}@${clock.now()}`);
  clock.setTimeout(note('late'), 300);
  clock.setTimeout(note('early'), 100);
  clock.setTimeout(note('also early'), 100);
  const dropped = clock.setTimeout(note('dropped'), 200);
  clock.clearTimeout(dropped);
  clock.increment(99);
  expect(fired).toEqual([]);
  clock.increment(401);
  expect(fired).toEqual(['early@100', 'also early@100', 'late@300']);
  expect(clock.now()).toBe(500);
});

test('a timer set by a timer fires in the same step when it is due in it', () => {
  const clock = new FakeClock();
  const times: number[] = [];
  const tick = () => {
    times.push(clock.now());
    if (times.length < 4) clock.setTimeout(tick, 40);
  };
  clock.setTimeout(tick, 40);
  clock.set(120);
  expect(times).toEqual([40, 80, 120]);
});

test('time never runs back', async () => {
  const clock = new FakeClock();
  clock.set(10);
  expect(() => clock.set(9)).toThrow(RangeError);
  expect(() => clock.increment(-1)).toThrow(RangeError);
  expect(() => clock.increment(NaN)).toThrow(RangeError);
  await expect(clock.advance(-1)).rejects.toThrow(RangeError);
  expect(clock.now()).toBe(10);
});

test('advance lets what was awaited go on at the right moment', async () => {
  const clock = new FakeClock();
  const after = (ms: number) => new Promise<void>((done) => clock.setTimeout(done, ms));
  const seen: number[] = [];
  const run = async () => {
    for (let step = 0; step < 3; step += 1) {
      await after(100);
      seen.push(clock.now());
    }
  };
  void run();
  await clock.advance(1000);
  expect(seen).toEqual([100, 200, 300]);
});
