import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { cameraClip } from '../../fixtures/clips';
import { shots } from '../../fixtures/faces';
import { cameraArgs, noCameraArgs } from '../../harness/launch-args';
import { openGame } from '../../harness/openGame';
import { patience } from '../../harness/pace';
import { visit, type Site } from '../../harness/site';
import { compileStory, newStory, walk } from '../../unit/demo-game/script';
import type { StoryEmotion } from 'phaser-emotion/ink';
import type { SessionJson } from '../../../plugin/recording';
import { upload } from '../lab/openLab';
import { findBarriers, openTitle, playToEnd, savedPlace, toQuestion } from './game';

const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);
const { json } = compileStory();
const PLAY_MS = patience(900_000);
/** So many questions are left to the face. */
const BY_FACE = 4;

let site: Site | null = null;

afterEach(async () => {
  await site?.close();
  site = null;
});

/** The ending that belongs to what was read, by the script alone. */
function endingOf(journal: readonly { readonly window: string; readonly emotion: string }[]) {
  const read = new Map(journal.map(({ window, emotion }) => [window, emotion as StoryEmotion]));
  return walk(newStory(json), (window) => read.get(window) ?? 'unsure').ending;
}

/** A face has this long to answer, ms; then a hand does. */
const FACE_MS = 20_000;
const SCHEMA = resolve(import.meta.dirname, '../../../plugin/playtest/session.schema.json');

/** From the place that is kept to the end: the first window by face, where it answers, then by hand. */
async function playOnForPlaytest(page: Page, url: string): Promise<void> {
  await page.goto(`${url}?playtest`);
  await page.click('text=Continue');
  await page.click('text=Play with camera');
  await page.click('text=Keep the numbers');
  await page.waitForSelector('.chip[data-status=watching]');
  await playToEnd(
    page,
    () => page.keyboard.press(' '),
    async (window) => {
      if (window && (await page.getAttribute('.chip', 'data-status')) === 'watching') {
        const gone = { state: 'detached', timeout: FACE_MS } as const;
        await page.waitForSelector('.answer[data-emotion]', gone).catch(() => undefined);
        await page.keyboard.press('c');
      }
      await page.keyboard.press('1');
    },
  );
  await page.click('text=Play again');
}

/** What the card at the end shows, and the file that it saves once the player agreed. */
async function saveSession(page: Page) {
  const card = page.locator('dialog.playtest');
  const save = card.locator('button', { hasText: 'Save the file' });
  expect(await save.isDisabled()).toBe(true);
  await card.locator('input[type=text]').fill('fox');
  await card.locator('input[type=checkbox]').check();
  await card.locator('summary').click();
  const shown = await card.locator('textarea').inputValue();
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const buffer = readFileSync(await download.path());
  return { shown, file: upload(download.suggestedFilename(), 'application/json', buffer) };
}

describe('Not a Word, played', () => {
  it(
    'by a face that smiles from the first, then by hand, to the ending that belongs to both',
    async () => {
      site = await openGame('demoGame', cameraArgs(clip));
      const { page, errors, offOrigin } = await openTitle(site);
      await page.click('nav >> text=Begin');
      await page.click('text=Play with camera');
      await page.waitForSelector('.dialogue:not([hidden])');
      await page.waitForSelector('.chip[data-status=watching]');
      // What a stream's audience sees: words and numbers, nothing else.
      const overlay = await page.context().newPage();
      await overlay.goto(`${site.url}?overlay`);
      await overlay.waitForSelector('body.overlay');

      // Oda's lamp waits without limit: no resting face was taken from the smile.
      await toQuestion(page);
      await page.waitForSelector('.note:not([hidden])');
      await expect.poll(() => overlay.textContent('.note')).toBe('You looked pleased.');
      expect(await overlay.$$eval('.answer', (all) => all.map((each) => each.textContent))).toEqual(
        ['Smile.', 'Keep the desk face on.'],
      );
      expect(await overlay.$$('video, canvas, img')).toEqual([]);
      const ground = () => getComputedStyle(document.body).backgroundColor;
      expect(await overlay.evaluate(ground)).toBe('rgba(0, 0, 0, 0)');
      await overlay.close();
      expect(await page.evaluate(() => localStorage.getItem('not-a-word.face'))).toBeNull();
      await page.click('text=That’s not what I showed');
      const focus = () => page.evaluate(() => document.activeElement?.className);
      await expect.poll(focus).toBe('answer');
      await page.keyboard.press('Enter');

      const questions = new Set<string | null>();
      let noted: (string | null)[] = [];
      let longest = 0;
      const played = await playToEnd(
        page,
        async () => {
          if (questions.size <= BY_FACE) {
            noted = (await page.isVisible('.note'))
              ? [...noted, await page.textContent('.line')]
              : [];
            longest = Math.max(longest, new Set(noted).size);
          }
          await page.keyboard.press('ArrowRight');
        },
        async (window) => {
          questions.add(await page.textContent('.line'));
          const byHand = !window || questions.size > BY_FACE;
          if (byHand) await page.keyboard.press('2');
        },
      );
      expect(longest).toBeGreaterThan(0);
      expect(longest).toBeLessThanOrEqual(4);
      const byFace = played.journal.filter(({ by }) => by === 'face');
      expect(played.journal).toHaveLength(15);
      expect(byFace.length).toBeGreaterThan(0);
      expect(new Set(byFace.map(({ emotion }) => emotion))).toEqual(new Set(['happy']));
      expect(played.ending).toBe(endingOf(played.journal));
      expect(played.ills).toEqual([]);
      expect(errors).toEqual([]);
      expect(offOrigin).toEqual([]);
      expect(await page.getAttribute('.chip', 'data-status')).toBe('off');
    },
    PLAY_MS,
  );

  it(
    'by keyboard only; each scene’s save loads again, the last for a session that is kept',
    async () => {
      site = await openGame('demoGame', cameraArgs(clip));
      const { page, errors } = await openTitle(site);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.locator('button', { hasText: 'Begin' }).focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.consent');
      await page.locator('button', { hasText: 'Play without' }).focus();
      await page.keyboard.press('Enter');
      const played = await playToEnd(
        page,
        () => page.keyboard.press(' '),
        async (window) => {
          const calm = await page.$$eval('.answer', (answers) =>
            answers.findIndex(
              (each) => each instanceof HTMLElement && each.dataset.emotion === 'neutral',
            ),
          );
          await page.keyboard.press(window && calm >= 0 ? String(calm + 1) : '1');
        },
      );
      expect(played.ending).toBe('stone');
      expect(played.journal.every(({ by }) => by === 'manual')).toBe(true);
      expect(await findBarriers(page)).toEqual([]);
      expect(played.ills).toEqual([]);

      const chapters = await page.evaluate(() => {
        const kept = JSON.parse(localStorage.getItem('not-a-word.chapters') ?? '{}') as {
          data: Record<string, unknown>;
        };
        return Object.entries(kept.data);
      });
      expect(chapters.map(([number]) => number)).toEqual(['1', '2', '3', '4', '5', '6']);
      for (const [, place] of chapters) {
        await page.evaluate(
          (data) => localStorage.setItem('not-a-word.place', JSON.stringify({ version: 1, data })),
          place,
        );
        await page.reload();
        await page.click('text=Continue');
        await page.click('text=Play without');
        await page.waitForSelector('.dialogue:not([hidden])');
        const saved = await savedPlace(page);
        await expect.poll(() => page.textContent('.line')).toBe(saved?.said.at(-1)?.text);
      }

      await playOnForPlaytest(page, site.url);
      const { shown, file } = await saveSession(page);
      const text = file.buffer.toString();
      expect(text).toBe(shown);
      const session = JSON.parse(text) as SessionJson;
      const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object;
      const underSchema = new Ajv2020({ strict: false }).compile(schema);
      expect(underSchema(session) || underSchema.errors).toBe(true);
      expect(session).toMatchObject({ player: 'fox', consent: true });
      expect(session.frames.length).toBeGreaterThan(0);
      const kinds = session.markers.map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['scene', 'line', 'opened', 'decided']));
      expect(errors).toEqual([]);

      const { page: lab } = await visit(site, 'lab/');
      await lab.waitForSelector('#inside .bars');
      await lab.setInputFiles('#files', file);
      const decided = session.markers.find(({ kind }) => kind === 'decided')?.label ?? '';
      await expect.poll(() => lab.textContent('#events')).toContain(`${decided}: `);
    },
    PLAY_MS,
  );

  it(
    'by touch on a phone held upright',
    async () => {
      site = await openGame('demoGame', noCameraArgs);
      const phone = { width: 390, height: 844 };
      const { page } = await openTitle(site, phone, { hasTouch: true, isMobile: true });
      await page.tap('nav >> text=Begin');
      await page.tap('text=Play without');
      const played = await playToEnd(
        page,
        async () => {
          const next = await page.locator('.next').boundingBox();
          if (next) await page.touchscreen.tap(next.x + next.width / 2, next.y + next.height / 2);
        },
        async () => {
          const sad = await page.$('.answer[data-emotion=sad]');
          const happy = await page.$('.answer[data-emotion=happy]');
          await (sad ?? happy ?? (await page.$('.answer')))?.tap();
        },
      );
      expect(played.ending).toBe(endingOf(played.journal));
      expect(played.ending).toBe('inspector');
      expect(played.ills).toEqual([]);
    },
    PLAY_MS,
  );
});
