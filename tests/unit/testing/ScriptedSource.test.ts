import { EMOTIONS, EmotionError, type FrameReading } from 'phaser-emotion';
import { createTestEmotion, FakeClock, ScriptedSource } from 'phaser-emotion/testing';
import { expect, test } from 'vitest';

function playAll(source: ScriptedSource, ms: number) {
  const clock = new FakeClock();
  const readings: FrameReading[] = [];
  let endedAt: number | null = null;
  const stop = source.play(
    { reading: (reading) => readings.push(reading), ended: () => (endedAt = clock.now()) },
    clock,
  );
  clock.increment(ms);
  return { readings, endedAt, stop, clock };
}

const leading = ({ faces }: FrameReading): (string | undefined)[] =>
  faces.map(({ probabilities }) => EMOTIONS[probabilities.indexOf(Math.max(...probabilities))]);

test('a script plays its parts in time and ends', () => {
  const source = new ScriptedSource(
    [
      { emotion: 'neutral', ms: 1000 },
      { emotion: 'happy', ms: 500, strength: 0.8 },
      { face: false, ms: 500 },
      { faces: [{ emotion: 'sad' }, { emotion: 'angry' }], ms: 1000 },
    ],
    { fps: 10 },
  );
  const { readings, endedAt } = playAll(source, 5000);
  expect(readings.map(({ timestamp }) => timestamp)).toEqual(
    Array.from({ length: 30 }, (_, index) => index * 100),
  );
  expect(readings.map(leading)).toEqual([
    ...Array.from({ length: 10 }, () => ['neutral']),
    ...Array.from({ length: 5 }, () => ['happy']),
    ...Array.from({ length: 5 }, () => []),
    ...Array.from({ length: 10 }, () => ['sad', 'angry']),
  ]);
  expect(readings[12]?.faces[0]?.probabilities[EMOTIONS.indexOf('happy')]).toBe(0.8);
  expect(endedAt).toBe(3000);
  expect(source.readings()).toEqual(readings);
});

test('probabilities are a distribution, shaken or not', () => {
  for (const noise of [0, 0.5, 3]) {
    const source = new ScriptedSource(
      [
        { emotion: 'fear', strength: 1, ms: 300 },
        { levels: { happy: 0.5, surprise: 0.3 }, ms: 300 },
      ],
      { noise, fps: 30 },
    );
    for (const { faces } of source.readings()) {
      const values = faces[0]?.probabilities ?? [];
      expect(values).toHaveLength(7);
      expect(values.every((value) => value >= 0)).toBe(true);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
    }
  }
});

test('a seed shakes alike on every play, another one differently', () => {
  const script = [{ emotion: 'happy', ms: 2000 }] as const;
  const shaky = new ScriptedSource(script, { noise: 1, seed: 7 });
  const { readings } = playAll(shaky, 3000);
  expect(playAll(shaky, 3000).readings).toEqual(readings);
  expect(new ScriptedSource(script, { noise: 1, seed: 8 }).readings()).not.toEqual(readings);
  expect(new Set(readings.map(({ faces }) => faces[0]?.probabilities[3])).size).toBeGreaterThan(20);
});

test('a loop goes on with rising timestamps until it is stopped', () => {
  const source = new ScriptedSource(
    [
      { emotion: 'happy', ms: 250 },
      { face: false, ms: 250 },
    ],
    { fps: 8, loop: true },
  );
  const { readings, endedAt, stop, clock } = playAll(source, 1000);
  expect(endedAt).toBeNull();
  expect(readings.map(({ faces }) => faces.length)).toEqual([1, 1, 0, 0, 1, 1, 0, 0, 1]);
  expect(readings.at(-1)?.timestamp).toBe(1000);
  stop();
  clock.increment(1000);
  expect(readings).toHaveLength(9);
});

test('the plugin hears a script as it hears a player', async () => {
  const { emotion, clock } = createTestEmotion();
  const heard: string[] = [];
  emotion.on('facefound', () => heard.push('found'));
  emotion.on('facelost', () => heard.push('lost'));
  emotion.on('change', ({ emotion: now }) => heard.push(now));
  emotion.on('status', ({ status }) => heard.push(`(${status})`));
  await emotion.start({
    source: new ScriptedSource(
      [
        { emotion: 'neutral', ms: 1000 },
        { emotion: 'happy', ms: 2000 },
        { emotion: 'neutral', ms: 2000 },
        { face: false, ms: 2000 },
      ],
      { noise: 0.5 },
    ),
  });
  await clock.advance(8000);
  expect(heard).toEqual([
    '(searching)',
    '(watching)',
    'found',
    'happy',
    'neutral',
    '(searching)',
    'lost',
    '(off)',
  ]);
});

test('several faces keep their own expressions', async () => {
  const { emotion, clock } = createTestEmotion({ maxFaces: 2 });
  await emotion.start({
    source: new ScriptedSource([
      {
        faces: [
          { emotion: 'happy', x: 0.2 },
          { emotion: 'sad', x: 0.8 },
        ],
        ms: 3000,
      },
    ]),
  });
  await clock.advance(2000);
  const { faces } = emotion.store.getState();
  const [left, right] = [...faces].sort((a, b) => a.box.x - b.box.x);
  expect([left?.emotion, right?.emotion]).toEqual(['happy', 'sad']);
});

test.each([
  ['no parts', () => new ScriptedSource([])],
  ['no duration', () => new ScriptedSource([{ emotion: 'happy', ms: 0 }])],
  ['strength', () => new ScriptedSource([{ emotion: 'happy', strength: 2, ms: 1 }])],
  ['fps', () => new ScriptedSource([{ emotion: 'happy', ms: 1 }], { fps: 0 })],
  ['sum', () => new ScriptedSource([{ levels: { happy: 0.7, sad: 0.7 }, ms: 1 }])],
  ['unknown', () => new ScriptedSource([{ emotion: 'smug' as 'happy', ms: 1 }])],
])('a mistake in the script is told: %s', (_, make) => {
  expect(make).toThrow(EmotionError);
});
