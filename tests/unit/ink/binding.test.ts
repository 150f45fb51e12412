import { EmotionError } from 'phaser-emotion';
import { bindStory, type StoryBinding } from 'phaser-emotion/ink';
import { createTestEmotion } from 'phaser-emotion/testing';
import { expect, test } from 'vitest';
import { compile, storyFrom } from './compile';

function readOn(ink: StoryBinding): string[] {
  const lines: string[] = [];
  for (let line = ink.next(); line; line = ink.next()) lines.push(line.text);
  return lines.filter((text) => text !== '');
}

async function watched(name = 'soup') {
  const stage = createTestEmotion();
  await stage.emotion.start();
  await stage.clock.advance(1000);
  const story = storyFrom(name);
  const ink = bindStory(story, stage.emotion);
  return { ...stage, story, ink, told: readOn(ink) };
}

test('a line brings its tags, and the window waits for the choice', () => {
  const { emotion } = createTestEmotion();
  const ink = bindStory(storyFrom('soup'), emotion);
  expect(ink.next()).toEqual({ text: 'ODA: Eat.', tags: ['oda: neutral'] });
  expect(ink.window).toBeNull();
  expect(ink.next()?.tags).toEqual(['listen: happy sad neutral 6s', 'window: soup']);
  expect(ink.next()).toBeNull();
  const listened = ['happy', 'sad', 'neutral'];
  expect(ink.window).toEqual({ name: 'soup', for: listened, timeoutMs: 6000, words: 11 });
  expect(ink.choices.map(({ text, emotion: label }) => [text, label])).toEqual([
    ['Smile.', 'happy'],
    ['Let your face fall.', 'sad'],
    ['The desk face.', 'neutral'],
    ['Chew on it.', 'unsure'],
  ]);
});

test('the face takes the choice that is tagged with what it shows', async () => {
  const { ink, story, player, clock, emotion } = await watched();
  const answer = ink.answer();
  await clock.advance(500);
  expect(emotion.store.getState().listening?.for).toEqual(['happy', 'sad', 'neutral']);
  player.show('sad');
  await clock.advance(3000);
  expect(await answer).toMatchObject({
    emotion: 'sad',
    by: 'face',
    choice: { text: 'Let your face fall.' },
  });
  expect(story.variablesState.$('emotion')).toBe('sad');
  expect(emotion.store.getState().listening).toBeNull();
  expect(readOn(ink)).toEqual([
    'ODA: You would make the spoon cry.',
    'She takes the bowl.',
    'She sighs.',
    'A knock.',
  ]);
});

test('what is shown after the window changes nothing', async () => {
  const { ink, player, clock } = await watched();
  const answer = ink.answer();
  player.show('happy');
  await clock.advance(3000);
  await answer;
  player.show('sad');
  await clock.advance(3000);
  expect(readOn(ink)).toContain('She hums.');
});

test('a face that stays neutral is read as such, at half of the time', async () => {
  const { ink, clock } = await watched();
  const answer = ink.answer();
  let answered = false;
  void answer.then(() => (answered = true));
  await clock.advance(2800);
  expect(answered).toBe(false);
  await clock.advance(1000);
  expect(await answer).toMatchObject({
    emotion: 'neutral',
    by: 'face',
    listened: { journal: { leftovers: [] } },
  });
});

test('time-out and a face nobody sees take the unsure choice', async () => {
  const { ink, player, clock } = await watched();
  player.leave();
  const answer = ink.answer();
  await clock.advance(6500);
  expect(await answer).toMatchObject({ emotion: 'unsure', by: 'timeout', confidence: 0 });
  expect(readOn(ink)).toEqual([
    "ODA: I couldn't tell.",
    'She takes the bowl.',
    'She says nothing.',
    'A knock.',
  ]);
});

test('a window gives time for the words of its choices, and may have no limit', async () => {
  const { emotion, player, clock } = createTestEmotion();
  await emotion.start();
  player.leave();
  const timed = (tag: string) =>
    compile(
      `Well? # ${tag}\n+ [One two three. #emotion: happy]\n+ [Four. #emotion: unsure]\n- -> END`,
    );
  const ink = bindStory(timed('listen: 2s 0.5s/word'), emotion);
  readOn(ink);
  expect(ink.window?.words).toBe(4);
  const answer = ink.answer();
  await clock.advance(200);
  expect(emotion.store.getState().listening?.timeoutMs).toBe(4000);
  await clock.advance(4000);
  expect(await answer).toMatchObject({ emotion: 'unsure', by: 'timeout' });
  const patient = bindStory(timed('listen: untimed'), emotion);
  readOn(patient);
  void patient.answer();
  await clock.advance(600_000);
  expect(emotion.store.getState().listening?.timeoutMs).toBe(Infinity);
  patient.unbind();
});

test('a face that shows what no choice says takes the unsure one, and is told so', async () => {
  const { ink, player, clock } = await watched();
  player.show('angry');
  const answer = ink.answer();
  await clock.advance(7000);
  expect(await answer).toMatchObject({ emotion: 'unsure', by: 'unsure' });
  expect((await answer).listened?.levels?.angry).toBeGreaterThan(0.5);
});

test('a hand answers at any moment, through the same script', async () => {
  const { ink, clock, emotion, story } = await watched();
  const answer = ink.answer();
  await clock.advance(300);
  ink.choose(0);
  expect(await answer).toMatchObject({ emotion: 'happy', by: 'manual', confidence: 1 });
  await clock.advance(0);
  expect(emotion.store.getState().listening).toBeNull();
  expect(story.variablesState.$('emotion')).toBe('happy');
});

test('a hand on the meter is a hand on the choice', async () => {
  const { ink, clock, emotion } = await watched();
  const answer = ink.answer();
  await clock.advance(300);
  expect(emotion.chooseManually('sad')).toBe(true);
  expect(await answer).toMatchObject({ emotion: 'sad', by: 'manual' });
});

test('without a camera no window opens, no time runs, and the hand leads through', async () => {
  const { emotion, clock } = createTestEmotion();
  const ink = bindStory(storyFrom('soup'), emotion);
  readOn(ink);
  const answer = ink.answer();
  await clock.advance(60_000);
  expect(emotion.store.getState().listening).toBeNull();
  ink.choose(2);
  expect(await answer).toMatchObject({ emotion: 'neutral', by: 'manual' });
  expect(readOn(ink)).toContain('ODA: Not a flicker.');
});

test('the window opens when the camera comes, closes when it goes, and opens anew', async () => {
  const { emotion, player, clock } = createTestEmotion();
  const ink = bindStory(storyFrom('soup'), emotion);
  readOn(ink);
  const answer = ink.answer();
  await emotion.start();
  await clock.advance(2500);
  expect(emotion.store.getState().listening?.elapsedMs).toBeGreaterThan(2000);
  emotion.stop();
  await clock.advance(10_000);
  expect(emotion.store.getState().listening).toBeNull();
  await emotion.start();
  await clock.advance(1000);
  expect(emotion.store.getState().listening?.elapsedMs).toBeLessThan(1100);
  player.show('happy');
  await clock.advance(3000);
  expect(await answer).toMatchObject({ emotion: 'happy', by: 'face' });
});

test('a failing camera in the middle of a window costs the player nothing', async () => {
  const { ink, player, clock, emotion } = await watched();
  const answer = ink.answer();
  await clock.advance(2500);
  player.fail('camera-ended');
  await clock.advance(30_000);
  expect(ink.choices).toHaveLength(4);
  expect(ink.window?.name).toBe('soup');
  ink.choose(1);
  expect(await answer).toMatchObject({ emotion: 'sad', by: 'manual' });
  expect(emotion.store.getState().status).toBe('failed');
});

test('a window that another one displaced leaves the choice to the hand', async () => {
  const { ink, clock, emotion } = await watched();
  const answer = ink.answer();
  await clock.advance(100);
  const other = emotion.listen({ for: ['angry'], timeoutMs: 1000 });
  await clock.advance(10_000);
  expect(await other).toMatchObject({ by: 'timeout' });
  ink.choose(0);
  expect(await answer).toMatchObject({ emotion: 'happy', by: 'manual' });
});

test('a whole window decides at its end by all that was shown', async () => {
  const { emotion, player, clock } = createTestEmotion();
  await emotion.start();
  const ink = bindStory(
    compile(
      'Well? # listen: happy sad 3s whole\n+ [Smile. #emotion: happy]\n+ [Frown. #emotion: sad]\n- -> END',
    ),
    emotion,
  );
  readOn(ink);
  player.show('happy');
  const answer = ink.answer();
  let answered = false;
  void answer.then(() => (answered = true));
  await clock.advance(2500);
  expect(answered).toBe(false);
  await clock.advance(1000);
  expect(await answer).toMatchObject({ emotion: 'happy', by: 'face' });
});

test('by hand only: no window although the camera watches', async () => {
  const { ink, player, clock, emotion } = await watched();
  player.show('happy');
  const answer = ink.answer({ byHand: true });
  await clock.advance(10_000);
  expect(emotion.store.getState().listening).toBeNull();
  ink.choose(1);
  expect(await answer).toMatchObject({ emotion: 'sad', by: 'manual' });
});

test('an untagged choice is taken whatever is shown; choices without a window tell nothing', async () => {
  const { ink, player, clock, story } = await watched();
  ink.choose(1);
  readOn(ink);
  expect(ink.window).toBeNull();
  expect(ink.choose(0)).toMatchObject({ emotion: null, choice: { text: 'Open.' } });
  expect(story.variablesState.$('emotion')).toBe('sad');
  readOn(ink);
  const answer = ink.answer();
  player.show('surprise');
  await clock.advance(1500);
  expect(await answer).toMatchObject({ emotion: 'surprise', choice: { text: 'Go on.' } });
  expect(readOn(ink)).toEqual(["TAM: You didn't know!"]);
  expect(ink.ended).toBe(true);
});

test('where nothing is written for unsure, the hand chooses after the time-out', async () => {
  const { emotion, clock } = createTestEmotion();
  await emotion.start();
  const ink = bindStory(
    compile('Well? # listen: 2s\n+ [Smile. #emotion: happy]\n+ [Frown. #emotion: angry]\n- -> END'),
    emotion,
  );
  readOn(ink);
  expect(ink.window?.for).toEqual(['happy', 'angry']);
  const answer = ink.answer();
  await clock.advance(10_000);
  expect(emotion.store.getState().listening).toBeNull();
  ink.choose(1);
  expect(await answer).toMatchObject({ emotion: 'angry', by: 'manual' });
});

test('a save made in the middle of a window opens it anew in another session', async () => {
  const first = await watched();
  void first.ink.answer();
  await first.clock.advance(2500);
  const saved = JSON.stringify(first.ink.save());

  const second = createTestEmotion();
  await second.emotion.start();
  const ink = bindStory(storyFrom('soup'), second.emotion);
  ink.load(JSON.parse(saved) as ReturnType<StoryBinding['save']>);
  expect(ink.window).toMatchObject({ name: 'soup', for: ['happy', 'sad', 'neutral'] });
  const answer = ink.answer();
  second.player.show('happy');
  await second.clock.advance(3000);
  expect(await answer).toMatchObject({ emotion: 'happy', by: 'face' });
  expect(readOn(ink)[0]).toBe('ODA: You liked it.');
});

test("inkjs's own state alone brings the window of the last line back", () => {
  const { emotion } = createTestEmotion();
  const story = storyFrom('soup');
  readOn(bindStory(story, emotion));
  const other = storyFrom('soup');
  other.state.LoadJson(String(story.state.ToJson()));
  expect(bindStory(other, emotion).window?.name).toBe('soup');
});

test('loading ends what was awaited, and undo returns to the choice', async () => {
  const { ink, story, clock } = await watched();
  const start = ink.save();
  const answer = ink.answer();
  await clock.advance(500);
  ink.load(start);
  expect(await answer).toMatchObject({ emotion: null, by: 'cancelled', choice: null });
  expect(ink.undo()).toBe(false);
  ink.choose(0);
  readOn(ink);
  expect(ink.undo()).toBe(true);
  expect(ink.window?.name).toBe('soup');
  expect(story.variablesState.$('emotion')).toBe('unsure');
  ink.choose(1);
  expect(readOn(ink)).toContain('She sighs.');
});

test('a signal ends the waiting and leaves the story where it is', async () => {
  const { ink, clock, emotion } = await watched();
  const end = new AbortController();
  const answer = ink.answer({ signal: end.signal });
  await clock.advance(500);
  end.abort();
  expect(await answer).toMatchObject({ by: 'cancelled', choice: null });
  expect(emotion.store.getState().listening).toBeNull();
  expect(ink.choices).toHaveLength(4);
  ink.choose(0);
  expect(readOn(ink)[0]).toBe('ODA: You liked it.');
});

test('the mood is written where the story asks for it', () => {
  const { emotion } = createTestEmotion();
  const story = storyFrom('soup');
  const ink = bindStory(story, emotion, { moodVariable: 'mood' });
  readOn(ink);
  ink.choose(0);
  expect(story.variablesState.$('mood')).toBe('even');
});

test('a story without the variable is told through felt() alone', () => {
  const { emotion } = createTestEmotion();
  const source = `EXTERNAL felt(label)
Well? # listen: happy 5s
+ [Smile. #emotion: happy]
- { felt("happy"): Warm. | Cold. }
-> END
=== function felt(label) ===
~ return false`;
  const ink = bindStory(compile(source), emotion);
  readOn(ink);
  ink.choose(0);
  expect(readOn(ink)).toEqual(['Warm.']);
});

test.each([
  ['Hm. # listen: hapy 5s\n+ [A]\n- -> END', 'listen: hapy 5s'],
  ['Hm. # listen: happy\nHm. # listen: sad\n+ [A]\n- -> END', 'second window'],
  ['Hm.\n+ [A #emotion: smug]\n- -> END', 'emotion: smug'],
  ['Hm. # listen: happy sad\n+ [A #emotion: happy]\n+ [B #emotion: unsure]\n- -> END', 'sad'],
  ['Hm. # listen: 5s\n+ [A]\n- -> END', 'names no emotion'],
  ['EXTERNAL felt(label)\n{ felt("hapy"): A | B }', 'felt("hapy")'],
])('a mistake in the script is told with its words: %s', async (source, message) => {
  const { emotion } = createTestEmotion();
  const play = async () => {
    const ink = bindStory(compile(source), emotion);
    readOn(ink);
    await ink.answer();
  };
  const error = await play().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EmotionError);
  expect(error).toMatchObject({
    code: 'bad-option',
    message: expect.stringContaining(message) as string,
  });
});

test('misuse is told', async () => {
  const { emotion } = createTestEmotion();
  const ink = bindStory(storyFrom('soup'), emotion);
  await expect(ink.answer()).rejects.toThrow('next() first');
  readOn(ink);
  const answer = ink.answer();
  await expect(ink.answer()).rejects.toThrow('awaited already');
  expect(() => ink.choose(9)).toThrow('no choice 9');
  expect(() => ink.load({ ...ink.save(), state: '{' })).toThrow('could not be read');
  expect(await answer).toMatchObject({ by: 'cancelled' });
});

const TWO_ROOMS = `-> hall
=== hall ===
Hall. # listen: happy 5s # window: hall
+ [Smile. #emotion: happy]
+ [Wait. #emotion: unsure]
- -> hall
=== cellar ===
Cellar. # listen: sad 5s # window: cellar
+ [Sigh. #emotion: sad]
+ [Wait. #emotion: unsure]
- -> cellar`;

test.each<[string, (story: ReturnType<typeof compile>) => void, string]>([
  ['to another path', (story) => story.ChoosePathString('cellar'), 'cellar'],
  ['to its beginning', (story) => story.ResetState(), 'hall'],
  [
    'to another flow',
    (story) => {
      story.SwitchFlow('below');
      story.ChoosePathString('cellar');
    },
    'cellar',
  ],
  [
    'to a state of its own',
    (story) => {
      const other = compile(TWO_ROOMS);
      other.ChoosePathString('cellar');
      story.state.LoadJson(String(other.state.ToJson()));
    },
    'cellar',
  ],
])('a story that the game moves %s is followed', async (_, move, window) => {
  const { emotion, player, clock } = createTestEmotion();
  await emotion.start();
  const story = compile(TWO_ROOMS);
  const ink = bindStory(story, emotion);
  readOn(ink);
  const answer = ink.answer();
  await clock.advance(300);
  move(story);
  readOn(ink);
  expect(await answer).toMatchObject({ by: 'cancelled' });
  expect(ink.window?.name).toBe(window);
  const next = ink.answer();
  player.show(window === 'hall' ? 'happy' : 'sad');
  await clock.advance(3000);
  expect(await next).toMatchObject({ emotion: window === 'hall' ? 'happy' : 'sad', by: 'face' });
});

test('a face takes no choice of a place to which the game moved the story meanwhile', async () => {
  const { emotion, player, clock } = createTestEmotion();
  await emotion.start();
  const story = compile(TWO_ROOMS);
  const ink = bindStory(story, emotion);
  readOn(ink);
  const answer = ink.answer();
  player.show('happy');
  story.ChoosePathString('cellar');
  while (story.canContinue) story.Continue();
  await clock.advance(3000);
  expect(await answer).toMatchObject({ by: 'cancelled', choice: null });
  expect(story.currentChoices).toHaveLength(2);
});

test('each flow keeps its own window', () => {
  const { emotion } = createTestEmotion();
  const story = compile(TWO_ROOMS);
  const ink = bindStory(story, emotion);
  readOn(ink);
  story.SwitchFlow('below');
  expect(ink.window).toBeNull();
  story.ChoosePathString('cellar');
  readOn(ink);
  expect(ink.window?.name).toBe('cellar');
  story.SwitchToDefaultFlow();
  expect(ink.window?.name).toBe('hall');
});

test('a second binding takes the place of the first; a felt() of the game is told of', async () => {
  const { emotion } = createTestEmotion();
  const story = storyFrom('soup');
  const first = bindStory(story, emotion);
  readOn(first);
  const answer = first.answer();
  const second = bindStory(story, emotion);
  expect(await answer).toMatchObject({ by: 'cancelled' });
  first.unbind();
  second.choose(0);
  expect(readOn(second)[0]).toBe('ODA: You liked it.');
  const own = storyFrom('soup');
  own.BindExternalFunction('felt', () => false);
  expect(() => bindStory(own, emotion)).toThrow(expect.objectContaining({ code: 'bad-option' }));
});
