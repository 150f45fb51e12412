import type { Page } from 'playwright-core';
import type * as Tone from 'tone';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as BandModule from '../../../demo-game/sound/Band';
import { EFFECTS } from '../../../demo-game/sound/effects';
import type * as MoodsModule from '../../../demo-game/sound/moods';
import { MOODS } from '../../../demo-game/sound/moods';
import { noCameraArgs } from '../../harness/launch-args';
import { openGame } from '../../harness/openGame';
import { visit, type Site } from '../../harness/site';

/** What a rendered sound is, in dB below full scale; shares are of its energy, 0..1. */
interface Heard {
  readonly peak: number;
  /** Root mean square of what is not silence. */
  readonly loudness: number;
  /** Above 300 Hz, which a laptop's speakers play. */
  readonly audible: number;
  /** Greatest difference of two samples. */
  readonly jump: number;
  /** Seconds that are not silence. */
  readonly seconds: number;
}

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openGame('demoSources', noCameraArgs);
  ({ page } = await visit(site));
  await page.waitForSelector('.title');
  // As a text: the test runner would make an import of its own of it.
  await page.evaluate('window.load = (path) => import(path)');
});

afterAll(() => site.close());

/** Renders what the game plays, with its own instruments, faster than it is heard. */
function hear(kind: 'mood' | 'effect' | 'pair', name: string): Promise<Heard> {
  return page.evaluate(
    async ([kind, name]) => {
      // The same copy of Tone that the game's module uses.
      const source = await (await fetch('/sound/Band.ts')).text();
      const tone = /from "([^"]*tone[^"]*)"/.exec(source)?.[1] ?? '';
      const { load } = window as unknown as { load: <T>(path: string) => Promise<T> };
      const { Offline } = await load<typeof Tone>(tone);
      const { Band } = await load<typeof BandModule>('/sound/Band.ts');
      const { MOODS } = await load<typeof MoodsModule>('/sound/moods.ts');
      const mood = MOODS[name];
      const seconds = mood ? mood.bar * mood.chords.length : 7;
      const rate = 22_050;
      const buffer = await Offline(
        async () => {
          const band = new Band();
          await band.ready;
          band.setVolumes(0.5, 0.7);
          // Whoever reads fast strikes the next before the last has rung out.
          if (kind === 'pair') band.playEffect(name, 1.2);
          if (kind !== 'mood' || !mood) band.playEffect(name, 0.2);
          else
            mood.chords.forEach((_, bar) =>
              band.playBar(mood, bar, { busy: 1, octave: 0 }, 0.1 + bar * mood.bar),
            );
        },
        seconds,
        1,
        rate,
      );
      const samples = buffer.toArray(0) as Float32Array;
      const hop = rate / 20;
      const rows: number[] = [];
      let peak = 0;
      let jump = 0;
      let low = 0;
      let all = 0;
      let bass = 0;
      const pole = 1 - Math.exp((-2 * Math.PI * 300) / rate);
      for (let i = 0; i < samples.length; i += 1) {
        const sample = samples[i] ?? 0;
        peak = Math.max(peak, Math.abs(sample));
        jump = Math.max(jump, Math.abs(sample - (samples[i - 1] ?? sample)));
        low += (sample - low) * pole;
        all += sample ** 2;
        bass += low ** 2;
        const row = Math.floor(i / hop);
        rows[row] = (rows[row] ?? 0) + sample ** 2 / hop;
      }
      const loudest = Math.max(...rows);
      const sounding = rows.filter((power) => power > loudest / 400);
      const mean = sounding.reduce((sum, power) => sum + power, 0) / sounding.length;
      return {
        peak: 20 * Math.log10(peak),
        loudness: 10 * Math.log10(mean),
        audible: 1 - bass / all,
        jump,
        seconds: sounding.length / 20,
      };
    },
    [kind, name] as const,
  );
}

it('the music of every scene is heard, unclipped and about as loud as the others', async () => {
  const loud: number[] = [];
  for (const mood of new Set(Object.values(MOODS))) {
    const name = Object.keys(MOODS).find((scene) => MOODS[scene] === mood) ?? '';
    const heard = await hear('mood', name);
    // Tunes and echoes are made by chance, which moves a scene's loudness by as much as .7 dB either way.
    loud.push((heard.loudness + (await hear('mood', name)).loudness) / 2);
    expect(heard.peak, name).toBeLessThan(-1);
    expect(heard.loudness, name).toBeGreaterThan(-30);
    expect(heard.audible, name).toBeGreaterThan(0.15);
    // A click is a leap of half the scale and more; the brightest tune makes 0.12.
    expect(heard.jump, name).toBeLessThan(0.25);
    expect(heard.seconds, name).toBeGreaterThan(0.8 * mood.bar * mood.chords.length);
  }
  expect(Math.max(...loud) - Math.min(...loud)).toBeLessThan(3);
});

it('every sound is heard over the music and doesn’t clip', async () => {
  for (const name of Object.keys(EFFECTS)) {
    const heard = await hear('effect', name);
    expect(heard.peak, name).toBeLessThan(-1);
    expect(heard.loudness, name).toBeGreaterThan(-36);
    expect(heard.audible, name).toBeGreaterThan(0.05);
  }
});

it('a sound may begin before an earlier one has ended', async () => {
  for (const name of ['clock', 'water', 'knock', 'whistle'])
    expect((await hear('pair', name)).seconds, name).toBeGreaterThan(1);
});
