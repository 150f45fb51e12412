import { afterAll, beforeAll, expect, it } from 'vitest';
import { cameraClip } from '../../fixtures/clips';
import { shots } from '../../fixtures/faces';
import { cameraArgs } from '../../harness/launch-args';
import { openGame } from '../../harness/openGame';
import { visit, type Site } from '../../harness/site';
import { savedPlace } from './game';

let site: Site;

beforeAll(async () => {
  site = await openGame(
    'demoGame',
    cameraArgs(await cameraClip([{ shot: shots.happy, seconds: 5 }])),
  );
});

afterAll(() => site.close());

it('the built folder runs from a sub-path, with and without camera, and leads to the lab', async () => {
  const { page, errors, offOrigin } = await visit(site);
  const asked: string[] = [];
  const failed: string[] = [];
  page.context().on('response', (response) => {
    asked.push(response.url());
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  page.context().on('requestfailed', (request) => {
    // Leaving a page breaks off what it still loads.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') failed.push(`${why} ${request.url()}`);
  });

  await page.reload();
  await page.click('nav >> text=Begin');
  await page.click('text=Play without');
  await expect.poll(() => page.textContent('.line')).toContain('note is pinned to your coat');
  expect(asked.filter((each) => /tflite|\.wasm|shard/.test(each))).toEqual([]);

  await page.reload();
  await page.click('text=Continue');
  await page.click('text=Play with camera');
  await page.waitForSelector('.chip[data-status=watching]');
  expect((await savedPlace(page))?.setting.scene).toBe('kitchen');
  expect(asked.some((each) => each.endsWith('.wasm'))).toBe(true);

  await page.reload();
  await page.click('text=the Emotion Lab');
  await page.waitForSelector('h1 >> text=Emotion Lab');
  await page.waitForSelector('#inside .bars');
  expect(page.url()).toBe(`${site.url}lab/`);
  const scripts = asked.filter((each) => each.endsWith('.js'));
  const code = await Promise.all(scripts.map(async (each) => (await fetch(each)).text()));
  // The lab, and it alone, asks for the detector of groups.
  expect(code.join()).toMatch(/full_range-[\w-]+\.tflite/);
  await page.click('#tab-about');
  await page.click('text=Back to the game');
  await page.waitForSelector('.title');

  expect(asked.filter((each) => /^https?:/.test(each) && !each.startsWith(site.url))).toEqual([]);
  expect(failed).toEqual([]);
  expect(offOrigin).toEqual([]);
  expect(errors).toEqual([]);
});
