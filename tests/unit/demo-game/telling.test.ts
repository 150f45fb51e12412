import { createTestEmotion } from 'phaser-emotion/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Saves, type Place } from '../../../demo-game/telling/save';
import { EMPTY, type Setting } from '../../../demo-game/telling/setting';
import { Telling, type Audience, type Offer } from '../../../demo-game/telling/Telling';
import { turningMoments, type Entry } from '../../../demo-game/telling/journal';
import { compileStory } from './script';
import { MemoryStorage } from './storage';

const compiled = JSON.parse(compileStory().json) as Record<string, unknown>;

/** An audience that reads at once and answers by hand with the first choice it prefers. */
class Reader implements Audience {
  readonly said: string[] = [];
  readonly entries: Entry[] = [];
  readonly settings: Setting[] = [];
  prefer: (offer: Offer) => number = () => 0;
  onSay: (text: string) => void = () => undefined;

  set(setting: Setting): void {
    this.settings.push(setting);
  }

  say({ text }: { readonly text: string }): Promise<void> {
    this.said.push(text);
    this.onSay(text);
    return Promise.resolve();
  }

  offer(offer: Offer): void {
    const choice = offer.choices[this.prefer(offer)] ?? offer.choices[0];
    queueMicrotask(() => {
      if (choice) offer.take(choice);
    });
  }

  calibrate(): Promise<void> {
    return Promise.resolve();
  }

  answered(entry: Entry): void {
    this.entries.push(entry);
  }
}

let saves: Saves;
let storage: MemoryStorage;
const { emotion } = createTestEmotion();

beforeEach(() => {
  storage = new MemoryStorage();
  saves = new Saves(storage);
});

describe('telling', () => {
  it('reads to an ending and journals every window with what it changed', async () => {
    const reader = new Reader();
    const ended = await new Telling(compiled, emotion, reader, saves).tell();
    expect(ended?.ending).toBe('verses');
    expect(ended?.journal.length).toBe(15);
    expect(ended?.journal[0]).toMatchObject({ window: 'lamp', emotion: 'happy', by: 'manual' });
    expect(ended?.journal[1]).toMatchObject({ window: 'soup', emotion: 'happy', by: 'manual' });
    expect(ended?.journal[1]?.change.stay).toBe(1);
    expect(reader.entries).toEqual(ended?.journal);
  });

  it('goes on from a save taken at any line, to the same ending', async () => {
    const places: Place[] = [];
    const reader = new Reader();
    reader.onSay = () => {
      const loaded = saves.loadPlace();
      if (loaded.kind === 'ok') places.push(loaded.data);
    };
    const whole = await new Telling(compiled, emotion, reader, saves).tell();
    expect(places.length).toBeGreaterThan(100);
    const scenes = new Set(places.map(({ setting }) => setting.scene));
    expect(scenes.size).toBeGreaterThanOrEqual(6);
    for (const place of places.filter((_, i) => i % 24 === 0 || i > places.length - 4)) {
      const again = new Reader();
      const telling = new Telling(compiled, emotion, again, new Saves(new MemoryStorage()));
      telling.resume(place);
      const ended = await telling.tell();
      expect(ended?.ending).toBe(whole?.ending);
      expect(ended?.journal).toEqual(whole?.journal);
      expect(again.said[0]).toBe(place.said.at(-1)?.text);
    }
  });

  it('takes the last answer back and asks the same question again', async () => {
    const reader = new Reader();
    const telling: Telling = new Telling(compiled, emotion, reader, saves);
    let undone = false;
    reader.prefer = ({ window }) => (window?.name === 'soup' && !undone ? 0 : 2);
    reader.onSay = () => {
      if (undone || reader.entries.length !== 2) return;
      undone = telling.undo();
    };
    const ended = await telling.tell();
    expect(undone).toBe(true);
    expect(ended?.journal.filter(({ window }) => window === 'soup')).toHaveLength(1);
    expect(ended?.journal[1]).toMatchObject({ window: 'soup', emotion: 'neutral' });
  });

  it('takes an answer back until the next is given, in the next scene too', async () => {
    const reader = new Reader();
    const telling: Telling = new Telling(compiled, emotion, reader, saves);
    let undone = false;
    // What is asked again is asked without listening.
    reader.prefer = ({ window }) => (window === null && undone ? 2 : 0);
    reader.onSay = (text) => {
      if (!undone && text.startsWith('Tam Vell')) undone = telling.undo();
    };
    const ended = await telling.tell();
    expect(undone).toBe(true);
    expect(reader.settings.at(-1)?.scene).toBe('kitchen');
    expect(ended?.journal.slice(1, 4)).toMatchObject([
      { window: 'soup', emotion: 'happy' },
      { window: 'offer', emotion: 'neutral' },
      { window: 'bridge', emotion: 'surprise' },
    ]);
  });

  it('keeps where each chapter began', async () => {
    await new Telling(compiled, emotion, new Reader(), saves).tell();
    expect(Object.keys(saves.chapters())).toEqual(['1', '2', '3', '4', '5', '6']);
  });
});

describe('saves', () => {
  it('sets a damaged save aside and says so', () => {
    storage.setItem('not-a-word.place', '{"version":1,"data":{"story"');
    expect(saves.loadPlace()).toEqual({ kind: 'aside' });
    expect(storage.getItem('not-a-word.place.aside')).toContain('story');
    expect(saves.loadPlace()).toEqual({ kind: 'none' });
  });

  it('sets a save of another version aside', () => {
    storage.setItem('not-a-word.place', '{"version":99,"data":{}}');
    expect(saves.loadPlace()).toEqual({ kind: 'aside' });
  });

  it('refuses a place that the story cannot read', () => {
    const telling = new Telling(compiled, emotion, new Reader(), saves);
    const story = {
      version: 1 as const,
      state: '{"nonsense":true}',
      window: [],
      felt: 'unsure' as const,
    };
    expect(() => telling.resume({ story, setting: EMPTY, journal: [], said: [] })).toThrow();
  });

  it('keeps three places, each by itself, and knows what a save of before lacks', () => {
    const data = {
      story: { version: 1, state: '{}', window: [], felt: 'unsure' },
      setting: { scene: 'hall', chapter: 2, ending: null, present: [], faces: {} },
      journal: [],
      said: [],
    };
    storage.setItem('not-a-word.place', JSON.stringify({ version: 1, data }));
    const [old] = saves.places();
    const place = old?.kind === 'ok' ? old.data : null;
    expect(place?.setting).toEqual({ ...EMPTY, scene: 'hall', chapter: 2 });
    saves.use(2);
    if (place) saves.storePlace({ ...place, setting: { ...place.setting, chapter: 5 } });
    expect(saves.places().map(({ kind }) => kind)).toEqual(['ok', 'none', 'ok']);
    saves.forgetPlace();
    expect(saves.places().map(({ kind }) => kind)).toEqual(['ok', 'none', 'none']);
  });

  it('keeps the numbers of the resting face until a kiosk forgets them', () => {
    saves.storeRestingFace({ version: 1 });
    expect(new Saves(storage).restingFace()).toEqual({ version: 1 });
    saves.forgetAll();
    expect(saves.restingFace()).toBeNull();
  });

  it('keeps endings once each, in the order they were found', () => {
    for (const ending of ['boat', 'bell', 'boat']) saves.storeEnding(ending);
    expect(saves.endings()).toEqual(['boat', 'bell']);
  });
});

it('names the moments that turned the story, in their order', () => {
  const entry = (window: string, tam: number): Entry => ({
    window,
    emotion: 'happy',
    by: 'face',
    confidence: 1,
    change: { tam, karr: 0, caught: 0, stay: 0 },
  });
  const journal = [entry('a', 1), entry('b', 0), entry('c', -2), entry('d', 1)];
  expect(turningMoments(journal, 2).map(({ window }) => window)).toEqual(['a', 'c']);
});
