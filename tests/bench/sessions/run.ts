/**
 * How fluent the lab stays with the sessions of many players:
 * `npm run bench:sessions -- [sessions] [minutes] [folder of screenshots]`
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { toSessionJson } from '../../../plugin/recording/index.ts';
import { noCameraArgs } from '../../harness/launch-args.ts';
import { openSite, visit } from '../../harness/site.ts';
import { generateSession } from '../../playtest/generate.ts';

const [count = 200, minutes = 20] = process.argv.slice(2, 4).map(Number);
const pictures = process.argv[4];
const kept = process.env.SESSIONS_DIR;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'sessions-'));
const files = Array.from({ length: count }, (_, seed) => {
  const file = join(folder, `s${seed}.session.json`);
  if (!existsSync(file))
    writeFileSync(file, JSON.stringify(toSessionJson(generateSession(seed, { minutes }))));
  return file;
});
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
console.log(`${count} sessions of about ${minutes} minutes, ${(bytes / 1e6).toFixed(0)} MB`);

const site = await openSite(noCameraArgs);
const { page, errors } = await visit(site, 'lab/', { width: 1280, height: 900 });
await page.waitForSelector('#inside .bars', { timeout: 120_000 });

/** Longest pauses between two drawn frames from now on, ms. */
const watchFrames = () =>
  page.evaluate(() => {
    const noted: number[] = [];
    Object.assign(globalThis, { noted });
    let last = performance.now();
    const next = (now: number) => {
      noted.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
const frames = async () => {
  const all = await page.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: number[] };
    return noted.splice(0);
  });
  const sorted = all.sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
  return `frames p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
};
const timed = async (what: string, act: () => Promise<unknown>) => {
  await frames();
  const begun = performance.now();
  await act();
  const took = performance.now() - begun;
  // What was done is on the screen one frame later.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  console.log(`${what}: ${took.toFixed(0)} ms, ${await frames()}`);
};
const picture = async (name: string) => {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
};

console.log(
  'load',
  loadavg()
    .map((each) => each.toFixed(1))
    .join(' '),
);
await watchFrames();
await timed('read all', async () => {
  await page.setInputFiles('#files', files);
  await page.waitForFunction(
    (all) => document.querySelector('#playtest-words')?.textContent === `${all} sessions`,
    count,
    { timeout: 600_000 },
  );
});
await picture('overview');
await timed('filter by preset', () =>
  page.selectOption('#playtest-tools label:has-text("Preset") select', 'steady'),
);
await timed('filter off', () =>
  page.selectOption('#playtest-tools label:has-text("Preset") select', 'all'),
);
await timed('by minutes', () => page.click('button:has-text("By minutes")'));
await timed('by scenes', () => page.click('button:has-text("By scenes")'));
await timed('click a bar', () => page.locator('.segment').first().click());
await picture('chosen');
await timed('scroll the players', async () => {
  for (let round = 0; round < 20; round += 1) {
    await page.locator('.players').evaluate((list) => (list.scrollTop += 400));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
});
await timed('open a player', async () => {
  await page.locator('.players button').first().click();
  await page.waitForSelector('#timeline:not([hidden])');
});
await page.waitForTimeout(1500);
await picture('player');
await timed('back', () => page.click('#to-overview'));
const heap = await page.evaluate(
  () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
);
console.log(`page heap ${(heap / 1e6).toFixed(0)} MB`);
if (pictures !== undefined) {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForTimeout(500);
  await picture('overview-phone');
  await page.screenshot({ path: join(pictures, 'overview-phone-full.png'), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(pictures, 'overview-full.png'), fullPage: true });
}
console.log(
  'load',
  loadavg()
    .map((each) => each.toFixed(1))
    .join(' '),
);
if (errors.length > 0) console.log(errors);
await site.close();
if (kept === undefined) rmSync(folder, { recursive: true });
