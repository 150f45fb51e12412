import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type * as Phaser from 'phaser';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cameraClip } from '../../fixtures/clips';
import { facesFolder, shots } from '../../fixtures/faces';
import { cameraArgs } from '../../harness/launch-args';
import {
  addressOf,
  serveSources,
  sharedBrowser,
  visit,
  type Site,
  type Visit,
} from '../../harness/site';

let site: Site;
let visited: Visit | null = null;

const film = join(facesFolder, 'video/single_face.mp4');

beforeAll(async () => {
  const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);
  const server = await serveSources('examples');
  const browser = await sharedBrowser(cameraArgs(clip));
  site = { url: addressOf(server), browser, calm: true, close: () => server.close() };
});

afterEach(async () => {
  await visited?.page.context().close();
  visited = null;
});

afterAll(() => site.close());

/** Opens an example and takes hold of its scene: its module is loaded once under its address. */
async function open(folder: string): Promise<Page> {
  visited = await visit(site, `${folder}/`, { width: 760, height: 800 });
  const { page } = visited;
  // As text: the test runner would rewrite the import.
  await page.evaluate(`(async () => {
    const { game } = await import('/${folder}/main.ts');
    while (!game.scene.scenes[0]?.sys.isActive()) await new Promise((done) => setTimeout(done, 50));
    window.scene = game.scene.scenes[0];
  })()`);
  return page;
}

/** Waits until the scene shows a text that matches. */
async function shows(page: Page, pattern: RegExp): Promise<void> {
  await page.waitForFunction((source) => {
    const { scene } = window as unknown as { scene: Phaser.Scene };
    return scene.children.list.some(
      (each) => 'text' in each && new RegExp(source).test(String(each.text)),
    );
  }, pattern.source);
}

const state = (page: Page) =>
  page.evaluate(() => {
    const { scene } = window as unknown as { scene: Phaser.Scene };
    const { status, primary, error } = scene.emotion.store.getState();
    return { status, emotion: primary?.emotion ?? null, error: error?.code ?? null };
  });

/** Its windows wait for the face, however seldom this machine reads it. */
const withoutLimit = (page: Page) =>
  page.evaluate(() => {
    const { scene } = window as unknown as { scene: Phaser.Scene };
    scene.emotion.configure({ patience: Infinity });
  });

const level = (page: Page, least: number) =>
  page.waitForFunction(
    (wanted) =>
      (window as unknown as { scene: Phaser.Scene }).scene.emotion.level('happy') > wanted,
    least,
  );

async function picture(page: Page, name: string): Promise<void> {
  const path = `node_modules/.cache/example-pictures/${name}.png`;
  if (process.env.SHOTS) await page.screenshot({ path });
  expect(visited?.errors).toEqual([]);
  expect(visited?.offOrigin).toEqual([]);
}

const click = (page: Page, x = 320, y = 180) =>
  page.locator('canvas').click({ position: { x, y } });

describe('the examples', () => {
  it('are listed', async () => {
    visited = await visit(site);
    const { page } = visited;
    const links = await page
      .locator('li a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    for (const link of links)
      expect(existsSync(resolve('examples', link ?? '', 'index.html'))).toBe(true);
    expect(links).toHaveLength(7);
    await picture(page, 'index');
  });

  it('minimal', async () => {
    const page = await open('minimal');
    expect(await state(page)).toMatchObject({ status: 'off' });
    await click(page);
    await shows(page, /^happy$/);
    await picture(page, 'minimal');
  });

  it('dialogue-ink by face', async () => {
    const page = await open('dialogue-ink');
    await withoutLimit(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await shows(page, /I knew it/);
    await shows(page, /Seconds are free/);
    await picture(page, 'dialogue-ink');
  });

  it('dialogue-ink by hand', async () => {
    const page = await open('dialogue-ink');
    await page.keyboard.press('Escape');
    await shows(page, /Pull a face/);
    await picture(page, 'dialogue-ink-choices');
    await click(page, 100, 225);
    await shows(page, /for the brave/);
    expect(await state(page)).toMatchObject({ status: 'off' });
  });

  it('mirror-npc', async () => {
    const page = await open('mirror-npc');
    await click(page);
    await level(page, 0.7);
    await picture(page, 'mirror-npc');
  });

  it('two-players', async () => {
    const page = await open('two-players');
    await click(page);
    await level(page, 0.5);
    await picture(page, 'two-players');
  });

  it.skipIf(!existsSync(film))('video-file', async () => {
    const page = await open('video-file');
    await page.locator('#film').setInputFiles(film);
    await page.waitForFunction(() => {
      const { scene } = window as unknown as { scene: Phaser.Scene };
      return scene.emotion.store.getState().status === 'watching';
    });
    await picture(page, 'video-file');
  });

  it('no-camera', async () => {
    const page = await open('no-camera');
    await shows(page, /^happy$/);
    await shows(page, /^surprise$/);
    await picture(page, 'no-camera');
    await shows(page, /^nobody there$/);
  });

  it('own-model', async () => {
    const page = await open('own-model');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await click(page);
    await level(page, 0.5);
    expect(asked).toContain('/model.json');
    await picture(page, 'own-model');
  });
});
