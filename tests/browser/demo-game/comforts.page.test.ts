import { afterEach, describe, expect, it } from 'vitest';
import { cameraClip } from '../../fixtures/clips';
import { shots } from '../../fixtures/faces';
import { cameraArgs, noCameraArgs } from '../../harness/launch-args';
import { openGame } from '../../harness/openGame';
import type { Site } from '../../harness/site';
import { compileStory, newStory, walk } from '../../unit/demo-game/script';
import { readBeat } from '../../../demo-game/telling/beat';
import type { StoryEmotion } from 'phaser-emotion/ink';
import { findIll, openTitle, toQuestion } from './game';

const clip = await cameraClip([{ shot: shots.surprise, seconds: 5 }]);
const FAKE_UI = '--use-fake-ui-for-media-stream';
const LABELS: readonly StoryEmotion[] = ['happy', 'surprise', 'neutral', 'sad', 'angry', 'unsure'];
const { json } = compileStory();

/** Every line that the six even-tempered players and a changeable one come by. */
const lines = [
  ...new Set(
    [...LABELS, null].flatMap((label) => {
      let turn = 0;
      const { lines: said } = walk(newStory(json), (_, labels) => {
        turn += 1;
        const wanted = label ?? labels[turn % labels.length] ?? 'unsure';
        return labels.includes(wanted) ? wanted : 'unsure';
      });
      return said.map(({ text, tags }) => readBeat(text, tags).text);
    }),
  ),
];

let site: Site | null = null;

afterEach(async () => {
  await site?.close();
  site = null;
});

describe('on a small phone', () => {
  it('the camera lives through turning, covering and fingers, and never twice at once', async () => {
    const upright = await cameraClip([{ shot: shots.neutral, seconds: 5 }], 480, 640);
    site = await openGame('demoGame', [...cameraArgs(upright), '--enable-low-end-device-mode']);
    const phone = { width: 360, height: 740 };
    const { page, errors } = await openTitle(site, phone, { hasTouch: true, isMobile: true });
    await page.evaluate(() => {
      const { prototype } = MediaDevices;
      const open = Reflect.get(prototype, 'getUserMedia');
      const tracks: MediaStreamTrack[] = [];
      prototype.getUserMedia = async function (wanted) {
        const stream = await open.call(this, wanted);
        tracks.push(...stream.getTracks());
        return stream;
      };
      Object.assign(window, {
        lights: () => tracks.filter(({ readyState }) => readyState === 'live').length,
        cover: (hidden: boolean) => {
          Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
          document.dispatchEvent(new Event('visibilitychange'));
        },
      });
    });
    const lights = () => page.evaluate('lights()');
    const shown = (name: string) =>
      process.env.SHOTS
        ? page.screenshot({ path: `node_modules/.cache/phone-${name}.png` })
        : Promise.resolve();
    const watched = () => page.waitForSelector('.chip[data-status=watching]');
    const next = async () => {
      const line = await page.textContent('.line');
      await page.tap('.next:not([hidden])');
      await expect.poll(() => page.textContent('.line')).not.toBe(line);
    };
    await page.tap('nav >> text=Begin');
    await page.tap('text=Play with camera');
    await watched();
    await shown('upright');

    // Messages, calls and the list of programs, one after the other.
    for (let times = 0; times < 20; times += 1) {
      await page.evaluate('cover(true)');
      if (times % 4 === 0) await page.waitForTimeout(30);
      await page.evaluate('cover(false)');
    }
    await watched();
    expect(await lights()).toBe(1);
    await page.evaluate('cover(true)');
    expect(await lights()).toBe(0);
    await page.evaluate('cover(false)');
    await watched();

    await page.setViewportSize({ width: 740, height: 360 });
    await next();
    // The line's room reaches under the button, its words do not.
    const ills = await findIll(page);
    expect(ills.filter(({ what }) => what !== 'over "Go on"')).toEqual([]);
    await shown('across');
    await page.setViewportSize(phone);
    await next();
    expect(await findIll(page)).toEqual([]);
    await watched();
    expect(await lights()).toBe(1);
    await page.tap('.chip');
    await page.waitForSelector('.chip[data-status=off]');
    expect(await lights()).toBe(0);
    expect(errors).toEqual([]);
  });
});

describe('the words fit', () => {
  it.each([
    ['a desktop', { width: 1280, height: 720 }],
    ['a phone', { width: 390, height: 844 }],
  ])('in every line on %s, in every font', async (_, viewport) => {
    site = await openGame('demoGame', noCameraArgs);
    const { page } = await openTitle(site, viewport);
    await page.click('nav >> text=Begin');
    await page.click('text=Play without');
    await page.waitForSelector('.next:not([hidden])');
    const bar = await page.locator('.bar').boundingBox();
    const tool = await page.locator('.tool:visible').first().boundingBox();
    expect(bar?.height).toBe(tool?.height);
    for (const font of ['', 'dyslexia']) {
      await page.evaluate((name) => {
        document.body.classList.toggle('dyslexia', name === 'dyslexia');
        return document.fonts.load('16px "OpenDyslexic"').then(() => document.fonts.ready);
      }, font);
      const misfits = await page.evaluate((texts) => {
        const line = document.querySelector<HTMLElement>('.line');
        const panel = document.querySelector<HTMLElement>('.dialogue');
        const next = document.querySelector<HTMLElement>('.next');
        if (!line || !panel || !next) return ['no panel'];
        return texts.filter((text) => {
          line.textContent = text;
          const words = document.createRange();
          words.selectNodeContents(line);
          const rows = [...words.getClientRects()];
          const button = next.getBoundingClientRect();
          const { top, bottom } = panel.getBoundingClientRect();
          const tooTall = top < innerHeight * 0.45 || bottom > innerHeight;
          const clipped = line.scrollWidth > line.clientWidth + 1;
          const covered = rows.some(
            (row) =>
              row.right > button.left + 1 &&
              row.bottom > button.top + 1 &&
              row.left < button.right &&
              row.top < button.bottom,
          );
          return tooTall || clipped || covered;
        });
      }, lines);
      expect(misfits).toEqual([]);
    }
  });
});

describe('nothing is a dead end', () => {
  it('a damaged save is set aside and reported', async () => {
    site = await openGame('demoGame', noCameraArgs);
    const { page, errors } = await openTitle(site);
    await page.evaluate(() => localStorage.setItem('not-a-word.place', '{"version":1,"da'));
    await page.reload();
    expect(await page.textContent('.notice')).toContain('set aside');
    expect(await page.$('text=Continue')).toBeNull();
    const state = JSON.stringify({
      version: 1,
      data: {
        story: { version: 1, state: '{}', window: [], felt: 'unsure' },
        setting: { scene: 'hall' },
        journal: [],
        said: [],
      },
    });
    await page.evaluate((text) => localStorage.setItem('not-a-word.place', text), state);
    await page.reload();
    await page.click('text=Continue');
    await page.click('text=Play without');
    await page.waitForSelector('.notice');
    await page.click('nav >> text=Begin');
    await page.click('text=Play without');
    await page.waitForSelector('.dialogue:not([hidden])');
    expect(await page.evaluate(() => localStorage.getItem('not-a-word.place.aside'))).toBe(state);
    expect(errors).toEqual([]);
  });

  it('a refused camera is told in a sentence, and the story goes on without', async () => {
    site = await openGame(
      'demoGame',
      cameraArgs(clip).filter((arg) => arg !== FAKE_UI),
    );
    const { page } = await openTitle(site);
    await page.click('nav >> text=Begin');
    await page.click('text=Play with camera');
    await expect.poll(() => page.textContent('.message')).toContain('not allowed');
    await page.click('text=Play without');
    await page.waitForSelector('.dialogue:not([hidden])');
    expect(await findIll(page)).toEqual([]);
  });

  it('a machine too slow for the resting face is told kindly, and a face that shows nothing asked for finds a way on', async () => {
    site = await openGame('demoSources', cameraArgs(clip));
    const { page, errors } = await openTitle(site);
    await page.evaluate(() => {
      const takes: number[] = [];
      const { notAWord } = window as unknown as {
        notAWord: { emotion: { calibrate: (options: { durationMs: number }) => unknown } };
      };
      notAWord.emotion.calibrate = ({ durationMs }) => {
        takes.push(durationMs);
        return Promise.resolve({ ok: false, reason: 'too-few-frames', frames: 4 });
      };
      Object.assign(window, { takes });
    });
    await page.click('nav >> text=Begin');
    await page.click('text=Play with camera');
    await page.waitForSelector('.dialogue:not([hidden])');
    await page.waitForSelector('.chip[data-status=watching]');
    while (!(await page.isVisible('.lamp'))) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(20);
    }
    expect(await page.textContent('.lamp')).toContain('Never mind');
    expect(await page.isVisible('.lamp button')).toBe(false);
    await expect.poll(() => page.isVisible('.lamp')).toBe(false);
    const takes = await page.evaluate(() => (window as unknown as { takes: number[] }).takes);
    expect(takes).toHaveLength(2);
    expect(takes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(20_000);
    await toQuestion(page);
    const phase = () =>
      page.evaluate(() => {
        const { notAWord } = window as unknown as {
          notAWord: { emotion: { store: { getState(): { listening: { phase: string } | null } } } };
        };
        return notAWord.emotion.store.getState().listening?.phase;
      });
    await expect.poll(phase).toBeDefined();
    await page.keyboard.press('Escape');
    await expect.poll(phase).toBe('held');
    await page.keyboard.press('Escape');
    await expect.poll(phase).not.toBe('held');
    // A face that shows none of what Oda asks for is not kept waiting for ever.
    await page.click('.meter >> text=Go on');
    await expect.poll(() => page.textContent('.line')).toContain('only the lamp');
    expect(errors).toEqual([]);
  });

  it('C puts the camera’s light out, and the question can still be answered', async () => {
    site = await openGame('demoGame', cameraArgs(clip));
    const { page, errors } = await openTitle(site);
    await page.click('nav >> text=Begin');
    await page.click('text=Play with camera');
    await page.waitForSelector('.chip[data-status=watching]');
    await toQuestion(page);
    await page.keyboard.press('Escape');
    // Watched for in the page: it lasts as long as the taking.
    const progress = page.waitForFunction(() => {
      const bar = document.querySelector<HTMLProgressElement>('.settings progress');
      return bar && !bar.hidden && bar.value > 0;
    });
    await page.click('text=Take my resting face again');
    await progress;
    await expect
      .poll(() => page.textContent('.settings .message'))
      .toMatch(/wasn’t a resting face/);
    await page.keyboard.press('Escape');
    const filled = () =>
      page.$$eval('.answer', (answers) =>
        answers.some(
          (each) =>
            each instanceof HTMLElement && Number(each.style.getPropertyValue('--level')) > 0.5,
        ),
      );
    await expect.poll(filled).toBe(true);
    await page.keyboard.press('c');
    await expect.poll(() => page.getAttribute('.chip', 'data-status')).toBe('off');
    expect(await filled()).toBe(false);
    expect(await page.isVisible('.meter')).toBe(false);
    await page.keyboard.press('1');
    await expect.poll(() => page.textContent('.line')).toContain('Good evening');
    expect(errors).toEqual([]);
  });
});
