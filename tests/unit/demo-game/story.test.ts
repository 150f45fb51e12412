import { parseListenTag, type StoryEmotion } from 'phaser-emotion/ink';
import { describe, expect, it } from 'vitest';
import { BACKDROPS } from '../../../demo-game/stage/backdrops';
import { PALETTES } from '../../../demo-game/stage/palette';
import { MOODS } from '../../../demo-game/sound/moods';
import { EFFECTS } from '../../../demo-game/sound/effects';
import { en } from '../../../demo-game/language/en';
import { readBeat } from '../../../demo-game/telling/beat';
import { HOUSES } from '../../../demo-game/telling/props';
import { after, EMPTY } from '../../../demo-game/telling/setting';
import { outcomes } from './outcomes';
import { numbers, randomPlayers } from './players';
import { compileStory, newStory, tagValue, walk, type Player, type Walk } from './script';

const { json, problems } = compileStory();
const story = newStory(json);
const start = String(story.state.ToJson());
const play = (player: Player): Walk => {
  story.state.LoadJson(start);
  return walk(story, player);
};
const always =
  (label: StoryEmotion): Player =>
  (_, labels) =>
    labels.includes(label) ? label : 'unsure';

/** Ways of playing that lead to each ending. */
const ROUTES: Readonly<Record<string, Readonly<Record<string, StoryEmotion>>>> = {
  bell: {
    bridge: 'surprise',
    shelter: 'happy',
    plums: 'sad',
    goodbye: 'sad',
    offer: 'sad',
    midnight: 'sad',
  },
  saltair: {
    bridge: 'surprise',
    shelter: 'happy',
    plums: 'sad',
    goodbye: 'happy',
    offer: 'happy',
    midnight: 'surprise',
  },
  receipt: {
    shelter: 'happy',
    bridge: 'surprise',
    sketch: 'surprise',
    joke: 'neutral',
    antics: 'surprise',
    midnight: 'sad',
  },
  inspector: {
    shelter: 'neutral',
    sketch: 'surprise',
    joke: 'happy',
    antics: 'surprise',
    chair: 'sad',
    price: 'surprise',
    question: 'happy',
    midnight: 'sad',
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

/** What a hundred and fifty players saw who answered anything to anything, and those above. */
const walks: readonly Walk[] = [...randomPlayers(150), ...endingPlayers].map(play);

describe('the script', () => {
  it('compiles without a complaint', () => {
    expect(problems).toEqual([]);
  });

  it('has between 8,000 and 12,000 words of its own, not counting tags and logic', () => {
    const words = new Set<string>();
    let count = 0;
    for (const { lines } of walks) {
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
  it('comes to an END by any way of answering, past at least thirteen windows', () => {
    for (const { ending, windows } of walks) {
      expect(ending).not.toBeNull();
      expect(windows.length).toBeGreaterThanOrEqual(13);
    }
  });

  it('takes every label of every window and has an answer to it', () => {
    const offered = new Set<string>();
    const answers = new Map<string, string>();
    for (const player of randomPlayers(160, 500)) {
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
    for (const { lines, ending } of [...walks, play(always('unsure'))]) {
      const gone = lines.some(({ text }) => text.startsWith('He isn’t here.'));
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
      [/among the umbrellas\./, /There it is|It hadn’t crossed your mind/],
      [/By not laughing/, /You looked very busy/],
      [/At a ham/, /It appears to have been funny/],
      [/told Wren about the flour/, /six hundred crowns, and I hope/],
      [/told Wren about the cow/, /a cow sitting on a piano/],
      [/number thirty-one\. I have it down|ever picked fruit/, /picking plums/],
      [/lantern is still out|lantern went out two/, /The wind took the light/],
      [/asked the Porter a question|Porter wished|asked the Porter on the roof/, /You looked it/],
      [/place where the star was|found, by astronomy|had a wish ready/, /the same bit of sky/],
    ];
    for (const { lines } of walks) {
      const told: string[] = [];
      for (const { text } of lines) {
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
    const found = new Set(walks.map(({ ending }) => ending ?? 'none'));
    expect([...found].sort()).toEqual(Object.keys(en.endings).sort());
    expect(Object.keys(en.hints).sort()).toEqual(Object.keys(en.endings).sort());
  });

  it('reaches every ending by happy, surprise and neutral alone', () => {
    const found = new Set<string>();
    const next = numbers(5);
    for (let way = 0; way < 1500 && found.size < Object.keys(en.endings).length; way += 1) {
      // Each player has an inclination, as players do.
      const three = (['happy', 'surprise', 'neutral'] as const).map((label) => ({
        label,
        pull: next() ** 2,
      }));
      const pulls = three.reduce((sum, { pull }) => sum + pull, 0);
      const { ending } = play((_, labels) => {
        let left = next() * pulls;
        const chosen = three.find(({ pull }) => (left -= pull) <= 0)?.label ?? 'neutral';
        return labels.includes(chosen) ? chosen : 'neutral';
      });
      found.add(ending ?? 'none');
    }
    expect([...found].sort()).toEqual(Object.keys(en.endings).sort());
  });

  it('lets the face decide late: no ending is the usual one, and the last answers count', () => {
    const next = numbers(99);
    const { endings, weights } = outcomes(
      newStory(json),
      randomPlayers(200),
      (labels) => labels[Math.floor(next() * labels.length)] ?? 'unsure',
      ['plums', 'question', 'midnight'],
    );
    for (const [ending, share] of endings) expect(share, ending).toBeLessThan(0.3);
    expect([...endings.keys()].sort()).toEqual(Object.keys(en.endings).sort());
    const weight = new Map(weights.map((each) => [each.window, each]));
    for (const name of ['question', 'midnight']) {
      expect(weight.get(name)?.telling, name).toBeGreaterThan(0.6);
      expect(weight.get(name)?.ending, name).toBeGreaterThan(0.05);
    }
    expect(weight.get('plums')?.ending).toBeGreaterThan(0);
  });
});

describe('the stage says what the words say', () => {
  const settings = walks.map((way) => {
    let setting = EMPTY;
    return way.lines.map(({ text, tags }) => {
      const beat = readBeat(text, tags);
      setting = after(setting, beat);
      return { text, beat, setting };
    });
  });

  it('hangs the clapper when they do, and lights no window before a bell has rung', () => {
    for (const lines of settings) {
      let hung = false;
      let rung = false;
      for (const { text, beat, setting } of lines) {
        hung ||= /Marta goes up on to|hang Old Marta|hang a bell’s tongue|hung Old Marta/.test(
          text,
        );
        rung ||= beat.sounds.includes('bell');
        if (setting.scene !== 'midnight') continue;
        expect(setting.props.clapper, text).toBe(hung);
        if (!rung) expect(setting.props.lights, text).toBe(0);
      }
      const last = lines.at(-1);
      const dark = ['receipt', 'boat', 'lowwater'].includes(last?.setting.ending ?? '');
      const valley = lines.findLast(({ setting }) => setting.scene === 'midnight')?.setting.props;
      expect(valley?.lights ?? 0, last?.text).toBe(dark ? 0 : HOUSES);
    }
  });

  it('puts the lantern in the boat out when it goes out', () => {
    for (const lines of settings) {
      const out = lines.findIndex(({ text }) => text.includes('The light goes out with'));
      if (out < 0) continue;
      expect(lines[out - 1]?.setting.props.lantern).toBe('lit');
      const river = lines.slice(out).filter(({ setting }) => setting.scene === 'river');
      expect(river.every(({ setting }) => setting.props.lantern === 'out')).toBe(true);
    }
  });

  it('hides Tam only where there is something to hide behind, and never beside the Inspector', () => {
    for (const lines of settings) {
      for (const { text, setting } of lines) {
        if (setting.behind.length > 0)
          expect(BACKDROPS[setting.scene], text).toHaveProperty('hideout');
        const unseen = ['dining', 'roof'].includes(setting.scene);
        const together = setting.present.includes('tam') && setting.present.includes('karr');
        expect(unseen && together, text).toBe(false);
      }
    }
  });

  it('is set with curly quotes alone', () => {
    for (const lines of settings) for (const { text } of lines) expect(text).not.toMatch(/['"]/);
  });
});

describe('what the script asks of the game is there', () => {
  const lines = walks.flatMap((way) => way.lines);

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
    for (const [name, listen] of windows) {
      // Reading the answers comes on top; only the lamp waits without limit.
      expect(listen.timeoutMs, name).toBe(name === 'lamp' ? Infinity : 3000);
      expect(
        listen.for.filter((each) => ['happy', 'surprise', 'neutral'].includes(each)).length,
      ).toBeGreaterThanOrEqual(2);
      expect(listen.for).not.toContain('fear');
      expect(listen.for).not.toContain('disgust');
    }
  });
});
