/**
 * How fluent the lab stays with the sessions of many players:
 * `npm run bench:sessions [-- sessions] [minutes] [folder of screenshots]`
 *
 * With `SESSIONS_DIR` the generated files stay there and are used again.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { toSessionJson } from '../../../plugin/recording/index.ts';
import { noCameraArgs, plainScreen } from '../../harness/launch-args.ts';
import { openSite, visit } from '../../harness/site.ts';
import { generateSession } from '../../playtest/generate.ts';
import { table } from '../markdown.ts';
import { processMemory } from '../processMemory.ts';
import { quantile } from '../statistics.ts';

const [count = 200, minutes = 20] = process.argv.slice(2, 4).map(Number);
const pictures = process.argv[4];
const kept = process.env.SESSIONS_DIR;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'sessions-'));
mkdirSync(folder, { recursive: true });
const files = Array.from({ length: count }, (_, seed) => {
  const file = join(folder, `s${seed}.session.json`);
  if (!existsSync(file))
    writeFileSync(file, JSON.stringify(toSessionJson(generateSession(seed, { minutes }))));
  return file;
});
const megabytes = Math.round(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6);
console.log(`${count} sessions of about ${minutes} minutes, ${megabytes} MB`);

const site = await openSite([...noCameraArgs, ...plainScreen]);
const { page, errors } = await visit(site, 'lab/', { width: 1280, height: 900 });
await page.waitForSelector('#inside .bars', { timeout: 120_000 });

/** Pauses between two drawn frames, and work that held the page up for 50 ms or more, ms. */
const watchFrames = () =>
  page.evaluate(() => {
    const noted: number[] = [];
    const blocks: number[] = [];
    Object.assign(globalThis, { noted, blocks });
    new PerformanceObserver((list) => {
      blocks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const next = (now: number) => {
      noted.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
const frames = () =>
  page.evaluate(() => {
    const { noted, blocks } = globalThis as unknown as Record<'noted' | 'blocks', number[]>;
    return { noted: noted.splice(0), blocks: blocks.splice(0) };
  });
const drawn = () =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

interface Step {
  readonly what: string;
  readonly ms: number;
  readonly frameP95Ms: number;
  readonly longestFrameMs: number;
  /** Of the page's own work, 0 where none took 50 ms. */
  readonly longestBlockMs: number;
}
const steps: Step[] = [];
/** What was done is on the screen one frame later. */
const timed = async (what: string, act: () => Promise<unknown>) => {
  await drawn();
  await frames();
  const begun = performance.now();
  await act();
  await drawn();
  const ms = Math.round(performance.now() - begun);
  const { noted, blocks } = await frames();
  const step = {
    what,
    ms,
    frameP95Ms: Math.round(quantile(noted, 0.95)),
    longestFrameMs: Math.round(quantile(noted, 1)),
    longestBlockMs: Math.round(quantile(blocks, 1)),
  };
  steps.push(step);
  console.log(step);
};
const picture = async (name: string) => {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
};
const load = () => Number((loadavg()[0] ?? 0).toFixed(1));
const loads = [load()];

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
const preset = '#playtest-tools label:has-text("Preset") select';
await timed('filter by preset', () => page.selectOption(preset, 'steady'));
await timed('filter off', () => page.selectOption(preset, 'all'));
await timed('story by minutes', () => page.click('button:has-text("By minutes")'));
await timed('story by scenes', () => page.click('button:has-text("By scenes")'));
await timed('click a bar', () => page.locator('.segment').first().click());
await picture('chosen');
await page.click('button:has-text("All sessions")');
await timed('scroll the list', async () => {
  for (let round = 0; round < 20; round += 1) {
    await page.locator('.players').evaluate((list) => (list.scrollTop += 400));
    await drawn();
  }
});
await timed('open a player', async () => {
  await page.locator('.players button').first().click();
  await page.waitForFunction(
    () => Number(document.querySelector('#scrub')?.getAttribute('max')) > 60,
  );
});
await picture('player');
await timed('back', () => page.click('#to-overview'));
const heapMB = await page.evaluate(() =>
  Math.round(
    (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6,
  ),
);
const memory = await processMemory(page.context().browser());
if (pictures !== undefined) {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForTimeout(500);
  await picture('overview-phone');
  await page.screenshot({ path: join(pictures, 'overview-phone-full.png'), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(pictures, 'overview-full.png'), fullPage: true });
}
loads.push(load());
if (errors.length > 0) console.log(errors);
await site.close();
if (kept === undefined) rmSync(folder, { recursive: true });

const results = new URL('../results/', import.meta.url);
const measured = {
  sessions: count,
  minutes,
  readingsPerSecond: 15,
  megabytes,
  cores: cpus().length,
  loads,
  heapMB,
  peakMB: memory?.peakMB ?? null,
  steps,
};
writeFileSync(new URL('sessions.json', results), `${JSON.stringify(measured, null, 2)}\n`);
const rows = steps.map(({ what, ms, frameP95Ms, longestFrameMs, longestBlockMs }) => ({
  '': what,
  ms,
  'frames, p95 ms': frameP95Ms,
  'longest frame, ms': longestFrameMs,
  'longest block, ms': longestBlockMs,
}));
const text = `# The lab with the sessions of many players

By \`npm run bench:sessions\`: ${count} generated sessions of about ${minutes} minutes at 15 readings a second,
${megabytes} MB of JSON, in a window of 1280 × 900 px, drawn without a graphics card; ${cpus().length} cores, load
${loads.join(' before and ')} after. Times reach until the result is drawn; a block
is work of the page’s own that nothing interrupts, 0 where none took 50 ms. Afterwards the page's own heap holds
${heapMB} MB${memory ? `; the page, its workers and graphics took ${memory.peakMB} MB at most` : ''}.

${table(rows)}`;
writeFileSync(new URL('sessions.md', results), await format(text, { parser: 'markdown' }));
console.log(measured);
