import fc from 'fast-check';
import { parseListenTag, type StoryEmotion } from 'phaser-emotion/ink';
import { describe, expect, it } from 'vitest';
import { BACKDROPS } from '../../../demo-game/stage/backdrops';
import { PALETTES } from '../../../demo-game/stage/palette';
import { MOODS } from '../../../demo-game/sound/moods';
import { EFFECTS } from '../../../demo-game/sound/effects';
import { en } from '../../../demo-game/language/en';
import { readBeat } from '../../../demo-game/telling/beat';
import { compileStory, newStory, tagValue, walk, type Player, type Walk } from './script';

const { json, problems } = compileStory();
const play = (player: Player): Walk => walk(newStory(json), player);
const always =
  (label: StoryEmotion): Player =>
  (_, labels) =>
    labels.includes(label) ? label : 'unsure';

/** Ways of playing that lead to each ending. */
const ROUTES: Readonly<Record<string, Readonly<Record<string, StoryEmotion>>>> = {
  bell: { bridge: 'surprise', shelter: 'happy', plums: 'sad', goodbye: 'sad', offer: 'sad' },
  saltair: { bridge: 'surprise', shelter: 'happy', plums: 'sad', goodbye: 'happy', offer: 'happy' },
  receipt: {
    shelter: 'happy',
    bridge: 'surprise',
    sketch: 'surprise',
    joke: 'neutral',
    antics: 'surprise',
  },
  inspector: {
    shelter: 'neutral',
    sketch: 'surprise',
    joke: 'happy',
    antics: 'surprise',
    chair: 'sad',
    price: 'surprise',
    question: 'happy',
  },
  boat: { bridge: 'happy', shelter: 'angry', sketch: 'happy', joke: 'happy', chair: 'sad' },
  lowwater: { bridge: 'happy', shelter: 'surprise', soup: 'sad', offer: 'sad' },
};

const endingPlayers: readonly Player[] = [
  ...Object.values(ROUTES).map(
    (route): Player =>
      (window) =>
        route[window] ?? 'unsure',
  ),
  always('happy'),
  always('neutral'),
];

/** Answers anything to anything, the same in every run of one seed. */
const anyPlayer = fc.infiniteStream(fc.nat()).map((numbers): Player => (_, labels) => {
  const next: unknown = numbers.next().value;
  return labels[Number(next) % labels.length] ?? 'unsure';
});
const anyPlayers = (count: number): Player[] => fc.sample(anyPlayer, { numRuns: count, seed: 7 });

describe('the script', () => {
  it('compiles without a complaint', () => {
    expect(problems).toEqual([]);
  });

  it('has between 8,000 and 12,000 words of its own, not counting tags and logic', () => {
    const words = new Set<string>();
    let count = 0;
    for (const player of [...anyPlayers(100), ...endingPlayers]) {
      const { lines } = play(player);
      for (const { text } of lines) {
        if (words.has(text)) continue;
        words.add(text);
        count += text.split(/\s+/).filter(Boolean).length;
      }
    }
    expect(count).toBeGreaterThan(8000);
    expect(count).toBeLessThan(12_000);
  });

  it('keeps every line short enough to be read at once', () => {
    for (const label of ['happy', 'surprise', 'neutral', 'sad', 'unsure'] as const) {
      for (const { text } of play(always(label)).lines) expect(text.length).toBeLessThan(290);
    }
  });
});

describe('the walker', () => {
  it('comes to an END by any way of answering, past at least twelve windows', () => {
    fc.assert(
      fc.property(anyPlayer, (player) => {
        const { ending, windows } = play(player);
        expect(ending).not.toBeNull();
        expect(windows.length).toBeGreaterThanOrEqual(12);
      }),
      { numRuns: 120 },
    );
  });

  it('takes every label of every window and has an answer to it', () => {
    const offered = new Set<string>();
    const answers = new Map<string, string>();
    for (const player of anyPlayers(160)) {
      const order: string[] = [];
      const { lines, windows } = play((window, labels) => {
        expect(labels).toContain('unsure');
        for (const each of labels) offered.add(`${window}/${each}`);
        const label = player(window, labels);
        order.push(`${window}/${label}`);
        return label;
      });
      windows.forEach((window, i) => {
        const asked = lines.findIndex(({ tags }) => tagValue(tags, 'window') === window);
        answers.set(order[i] ?? '', lines[asked + 1]?.text ?? '');
      });
    }
    expect([...answers.keys()].sort()).toEqual([...offered].sort());
    expect(new Set(answers.values()).size).toBe(answers.size);
    const windows = new Set([...offered].map((each) => each.split('/')[0]));
    expect([...windows].sort()).toEqual(Object.keys(en.windows).sort());
  });

  it.each(Object.entries(ROUTES))('reaches the ending "%s" by what was shown', (ending, route) => {
    expect(
      play((window, labels) => route[window] ?? (labels.includes('unsure') ? 'unsure' : 'neutral'))
        .ending,
    ).toBe(ending);
  });

  it('reaches the ending of the face that says one thing all night', () => {
    expect(play(always('neutral')).ending).toBe('stone');
    expect(play(always('happy')).ending).toBe('verses');
  });

  it('ends on the river exactly when Tam has gone down to it', () => {
    const river = ['boat', 'lowwater'];
    const met = { gone: 0, here: 0 };
    for (const player of [...anyPlayers(150), ...endingPlayers, always('unsure')]) {
      const { lines, ending } = play(player);
      const gone = lines.some(({ text }) => text.startsWith("He isn't here."));
      met[gone ? 'gone' : 'here'] += 1;
      expect(river.includes(ending ?? ''), String(ending)).toBe(gone);
    }
    expect(met.gone).toBeGreaterThan(20);
    expect(met.here).toBeGreaterThan(20);
  });

  it('refers only to what was shown', () => {
    /** What a line takes for granted, and what must have come before it. */
    const promises: readonly (readonly [later: RegExp, earlier: RegExp])[] = [
      [/Old Marta/, /This is Old Marta|tongue of our bell/],
      [/in (her|its) teeth/, /picking plums|lantern in her teeth/],
      [/Little Karr as well|about my father's chair|fetched the chair/, /Little Karr, twenty-two/],
      [/Grinned at the soup/, /smile at my soup/],
      [/Grinned at my suitcase/, /smile me off to sea/],
      [/And at my bridge!/, /You smiled\./],
      [/And at my cello!/, /you smiled anyway/],
      [/I was shown a yes/, /Yes, you would, too/],
      [/among the umbrellas\./, /There it is|It hadn't crossed your mind/],
      [/By not laughing/, /You looked very busy/],
      [/At a ham/, /It appears to have been funny/],
    ];
    for (const player of [...anyPlayers(150), ...endingPlayers]) {
      const told: string[] = [];
      for (const { text } of play(player).lines) {
        told.push(text);
        for (const [later, earlier] of promises) {
          if (later.test(text))
            expect(
              told.some((each) => earlier.test(each)),
              text,
            ).toBe(true);
        }
      }
    }
  });

  it('finds every ending that the game names, and names every ending that it finds', () => {
    const found = new Set<string>();
    fc.assert(
      fc.property(anyPlayer, (player) => {
        found.add(play(player).ending ?? 'none');
      }),
      { numRuns: 120 },
    );
    for (const player of endingPlayers) found.add(play(player).ending ?? 'none');
    expect([...found].sort()).toEqual(Object.keys(en.endings).sort());
    expect(Object.keys(en.hints).sort()).toEqual(Object.keys(en.endings).sort());
  });

  it('does not decide by the last choice alone', () => {
    const endings = new Set(
      (['happy', 'surprise', 'neutral', 'sad', 'unsure'] as const).map(
        (last) =>
          play((window) => (window === 'midnight' ? last : (ROUTES.bell?.[window] ?? 'unsure')))
            .ending,
      ),
    );
    expect([...endings]).toEqual(['bell']);
  });
});

describe('what the script asks of the game is there', () => {
  const lines = anyPlayers(80).flatMap((player) => play(player).lines);

  it('reads every tag', () => {
    for (const { text, tags } of lines) expect(() => readBeat(text, tags)).not.toThrow();
  });

  it('has a backdrop, a palette and music for every scene, and a sound with its caption for every sound', () => {
    const beats = lines.map(({ text, tags }) => readBeat(text, tags));
    for (const { scene, sounds } of beats) {
      if (scene) {
        expect(BACKDROPS).toHaveProperty(scene);
        expect(PALETTES).toHaveProperty(scene);
        expect(MOODS).toHaveProperty(scene);
      }
      for (const sound of sounds) {
        expect(EFFECTS).toHaveProperty(sound);
        expect(en.sounds).toHaveProperty(sound);
      }
    }
  });

  it('listens only for what a choice takes, and mostly for what is read well', () => {
    const windows = new Map(
      lines.flatMap(({ tags }) => {
        const name = tagValue(tags, 'window');
        const listen = tags.map(parseListenTag).find((each) => each !== null);
        return name && listen ? [[name, listen] as const] : [];
      }),
    );
    expect(windows.size).toBeGreaterThanOrEqual(12);
    for (const [, listen] of windows) {
      expect(listen.timeoutMs).toBeGreaterThanOrEqual(5000);
      expect(listen.timeoutMs).toBeLessThanOrEqual(10_000);
      expect(
        listen.for.filter((each) => ['happy', 'surprise', 'neutral'].includes(each)).length,
      ).toBeGreaterThanOrEqual(2);
      expect(listen.for).not.toContain('fear');
      expect(listen.for).not.toContain('disgust');
    }
  });
});
