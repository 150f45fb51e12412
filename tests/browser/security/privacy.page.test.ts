import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { cameraClip } from '../../fixtures/clips';
import { shots } from '../../fixtures/faces';
import { cameraArgs } from '../../harness/launch-args';
import { openGame } from '../../harness/openGame';
import { patience } from '../../harness/pace';
import { visit, type Site } from '../../harness/site';

let site: Site | null = null;

afterEach(async () => {
  await site?.close();
  site = null;
});

/** What the worker sent to the page. */
interface Heard {
  readonly readings: number;
  /** Everything in the messages that could hold pixels. */
  readonly suspicious: readonly string[];
}

/** Looks into every message of every worker that the page starts from now on. */
const spyOnWorkers = (page: Page) =>
  page.evaluate(() => {
    const heard = { readings: 0, suspicious: [] as string[] };
    const inspect = (value: unknown, path: string): void => {
      if (typeof value === 'string' && value.length > 100) {
        heard.suspicious.push(`${path}: a text of ${value.length}`);
      }
      if (typeof value !== 'object' || value === null) return;
      const kind = value.constructor.name;
      const entries = Object.entries(value);
      if ((kind !== 'Object' && kind !== 'Array') || entries.length > 20) {
        heard.suspicious.push(`${path}: ${kind} of ${entries.length}`);
      } else {
        for (const [key, part] of entries) inspect(part, `${path}.${key}`);
      }
    };
    class SpiedWorker extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
          if (data.type === 'reading') heard.readings += 1;
          inspect(data, data.type);
        });
      }
    }
    Object.assign(window, { Worker: SpiedWorker, heard });
  });

const readMore = async (page: Page): Promise<Heard> => {
  await page.evaluate(() => {
    const { heard } = window as unknown as { heard: { readings: number; suspicious: string[] } };
    heard.readings = 0;
    heard.suspicious.length = 0;
  });
  await page.waitForFunction(
    () =>
      (window as unknown as { heard: Heard }).heard.readings >= 10 &&
      window.emotion.store.getState().faces.length === 1,
  );
  return page.evaluate(() => (window as unknown as { heard: Heard }).heard);
};

/** Once it is ready it takes over from tfjs. */
const hasMediaPipe = async (page: Page): Promise<boolean> =>
  (await page
    .workers()[0]
    ?.evaluate(
      () => performance.getEntriesByName('phaser-emotion: MediaPipe: first run').length,
    )) === 1;

it('pictures stay in the worker until crops are asked for, and nobody is sent or told anything', async () => {
  const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);
  site = await openGame('testGame', cameraArgs(clip));
  const { page, offOrigin } = await visit(site);
  const sent: string[] = [];
  const asked: string[] = [];
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.context().on('request', (request) => {
    if (/\/assets\//.test(request.url())) asked.push(request.url());
    if (request.method() !== 'GET' || request.postDataBuffer()) sent.push(request.url());
  });
  // The dev server's own socket is there, too, and only listens.
  page.on('websocket', (socket) => socket.on('framesent', () => sent.push(socket.url())));
  await page.waitForFunction(() => document.title === 'ready');
  await spyOnWorkers(page);
  await page.evaluate(() => window.emotion.start());

  expect((await readMore(page)).suspicious).toEqual([]);
  const face = () => page.evaluate(() => window.emotion.store.getState().faces[0]?.id);
  const first = await face();
  await expect.poll(() => hasMediaPipe(page), { timeout: patience(60_000) }).toBe(true);
  expect((await readMore(page)).suspicious).toEqual([]);
  expect(await face(), 'the same face to MediaPipe').toBe(first);
  expect(said.filter((line) => !/^\[vite\]|Phaser v|GL Driver Message|favicon/.test(line))).toEqual(
    [],
  );

  await page.evaluate(() => {
    window.emotion.configure({ crops: true });
  });
  const { suspicious } = await readMore(page);
  expect(new Set(suspicious)).toEqual(
    new Set(['reading.reading.faces.0.crop: Uint8ClampedArray of 2304']),
  );

  await page.evaluate(() => {
    window.emotion.configure({ crops: false });
  });
  // What was under way may still carry one.
  await readMore(page);
  expect((await readMore(page)).suspicious).toEqual([]);
  expect(sent).toEqual([]);
  expect(asked.length, 'model files').toBeGreaterThan(5);
  expect(new Set(asked).size, 'by page and worker together').toBe(asked.length);
  expect(offOrigin).toEqual([]);
});
