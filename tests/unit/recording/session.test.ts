import { describe, expect, it } from 'vitest';
import { bindStory } from '../../../plugin/ink';
import { digestOf } from '../../../plugin/playtest';
import { createTestEmotion } from '../../../plugin/testing';
import { compile } from '../ink/compile';

const OPTIONS = { markers: true, app: { name: 'soup', version: '1.0' } } as const;

/** A player who smiles into a window of the game after two seconds. */
async function recorded() {
  const stage = createTestEmotion();
  await stage.emotion.start();
  return { ...stage, recorder: stage.emotion.record(OPTIONS) };
}

describe('a recorded session', () => {
  it('marks its windows by itself: opening, arming and decision, in order of time', async () => {
    const { emotion, player, clock, recorder } = await recorded();
    await clock.advance(1000);
    const listening = emotion.listen({ for: ['happy', 'sad'], name: 'soup' });
    await clock.advance(1000);
    player.show('happy');
    await clock.advance(3000);
    expect((await listening).by).toBe('face');
    const session = recorder.stop();
    expect(session.markers.map(({ kind }) => kind)).toEqual(['opened', 'armed', 'decided']);
    expect(session.markers.at(-1)).toMatchObject({ label: 'soup', emotion: 'happy', by: 'face' });
    const times = session.markers.map(({ t }) => t);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    const [window] = digestOf(session).windows;
    expect(window).toMatchObject({ answer: 'happy', by: 'face' });
    expect(window?.readings).toBeGreaterThan(10);
    expect(session).toMatchObject({ consent: false, app: OPTIONS.app });
    expect(session.player).toMatch(/^p-[a-z0-9]{6}$/);
  });

  it('takes marks of the game, and nothing before it began or after it was stopped', async () => {
    const { emotion, recorder } = await recorded();
    emotion.mark('boss beaten', { tries: 3 });
    emotion.mark({ kind: 'scene', label: 'kitchen' });
    const { markers } = recorder.stop();
    emotion.mark('too late');
    expect(markers).toMatchObject([
      { kind: 'mark', label: 'boss beaten', data: { tries: 3 } },
      { kind: 'scene', label: 'kitchen' },
    ]);
    expect(recorder.stop().markers).toHaveLength(2);
  });

  it('cuts a long label, and refuses none and data that is deep, recording or not', () => {
    const { emotion } = createTestEmotion();
    expect(() => emotion.mark('')).toThrow(/the label must be a text/);
    expect(() => emotion.mark('x', { deep: {} as never })).toThrow(/data\.deep is no text/);
    const recorder = emotion.record(OPTIONS);
    emotion.mark({ kind: 'line', label: 'a'.repeat(500) });
    expect(recorder.stop().markers[0]?.label).toHaveLength(200);
  });

  it('of readings alone is what it was', async () => {
    const { emotion, clock } = await recorded();
    const readings = emotion.record();
    await clock.advance(500);
    expect(Object.keys(readings.stop())).toEqual(['model', 'frames']);
  });
});

const SCRIPT = `VAR emotion = "unsure"
Soup. # scene: kitchen
Well? # listen: happy sad 6s # window: soup
+ [Smile. #emotion: happy]
+ [Frown. #emotion: sad]
+ [Chew. #emotion: unsure]
- Good.
-> END`;

describe('an Ink story', () => {
  const told = async () => {
    const stage = await recorded();
    const ink = bindStory(compile(SCRIPT), stage.emotion);
    ink.next();
    ink.next();
    return { ...stage, ink };
  };

  it('marks scene, lines and windows', async () => {
    const { ink, player, clock, recorder } = await told();
    const answer = ink.answer();
    await clock.advance(1000);
    player.show('happy');
    await clock.advance(4000);
    expect((await answer).emotion).toBe('happy');
    const marked = recorder.stop().markers.map(({ kind, label }) => `${kind} ${label}`);
    expect(marked).toEqual([
      'scene kitchen',
      'line Soup.',
      'line Well?',
      'opened soup',
      'armed soup',
      'decided soup',
    ]);
  });

  it('marks an answer by hand as such, and that it was taken back', async () => {
    const { ink, clock, recorder } = await told();
    const answer = ink.answer();
    await clock.advance(1000);
    const sad = ink.choices.find(({ emotion }) => emotion === 'sad');
    ink.choose(sad?.index ?? -1);
    await answer;
    ink.undo();
    await clock.advance(100);
    const { windows } = digestOf(recorder.stop());
    expect(windows).toMatchObject([{ label: 'soup', answer: 'sad', by: 'manual', undone: true }]);
  });
});
