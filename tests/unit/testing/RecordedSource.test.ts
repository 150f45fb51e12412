import { EmotionError } from 'phaser-emotion';
import {
  createTestEmotion,
  RecordedSource,
  ScriptedSource,
  type TestStage,
} from 'phaser-emotion/testing';
import { expect, test } from 'vitest';
import { toJson } from '../../../plugin/recording';

const script = new ScriptedSource(
  [
    { emotion: 'neutral', ms: 1000 },
    { emotion: 'happy', ms: 2000 },
    { emotion: 'angry', ms: 2000 },
    { face: false, ms: 2500 },
  ],
  { noise: 0.8, seed: 3 },
);

function noteEvents({ emotion, clock }: TestStage): string[] {
  const heard: string[] = [];
  const from = clock.now();
  const note = (name: string) => heard.push(`${name} ${Math.round(clock.now() - from)}`);
  emotion.on('change', (event) => note(event.emotion));
  emotion.on('facefound', () => note('found'));
  emotion.on('facelost', () => note('lost'));
  return heard;
}

async function recordScript() {
  const stage = createTestEmotion();
  const heard = noteEvents(stage);
  const recorder = stage.emotion.record();
  await stage.emotion.start({ source: script });
  await stage.clock.advance(script.durationMs);
  return { recording: recorder.stop(), heard };
}

test('a recording gives the events that were heard while it was made', async () => {
  const { recording, heard } = await recordScript();
  expect(heard.length).toBeGreaterThan(4);
  for (const each of [recording, toJson(recording), JSON.stringify(toJson(recording))]) {
    const stage = createTestEmotion();
    const again = noteEvents(stage);
    await stage.emotion.start({ source: new RecordedSource(each) });
    expect(stage.emotion.store.getState().source).toBe('recorded');
    await stage.clock.advance(script.durationMs + 100);
    expect(again).toEqual(heard);
    expect(stage.emotion.store.getState().status).toBe('off');
  }
});

test('at twice the speed the same is told in half the time', async () => {
  const { recording, heard } = await recordScript();
  const stage = createTestEmotion();
  const again = noteEvents(stage);
  await stage.emotion.start({ source: new RecordedSource(recording, { rate: 2 }) });
  await stage.clock.advance(script.durationMs / 2 + 100);
  const names = (events: string[]) => events.map((event) => event.split(' ')[0]);
  expect(names(again)).toEqual(names(heard));
});

test('a loop plays on with rising timestamps', async () => {
  const { recording } = await recordScript();
  const { emotion, clock } = createTestEmotion();
  const times: number[] = [];
  emotion.on('reading', ({ timestamp }) => times.push(timestamp));
  await emotion.start({ source: new RecordedSource(recording, { loop: true }) });
  await clock.advance(script.durationMs * 2.5);
  expect(times.length).toBeGreaterThan(recording.frames.length * 2.4);
  expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true);
  expect(emotion.store.getState().status).not.toBe('off');
});

test.each([
  ['nothing in it', () => new RecordedSource({ model: null, frames: [] })],
  ['no recording', () => new RecordedSource('{}')],
  ['no JSON', () => new RecordedSource('happy')],
])('%s is refused', (_, make) => {
  expect(make).toThrow(EmotionError);
});
