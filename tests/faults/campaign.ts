import type { Page } from 'playwright-core';
import { cameraClip } from '../fixtures/clips.ts';
import { shots } from '../fixtures/faces.ts';
import { cameraArgs, plainScreen } from '../harness/launch-args.ts';
import { patience } from '../harness/pace.ts';
import { openSite, visit } from '../harness/site.ts';
import { seeded } from '../bench/signal/random.ts';
import type { Backend } from '../../plugin/types.ts';

export interface CampaignOutcome {
  readonly steps: number;
  /** How often each fault was caused. */
  readonly faults: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

interface Fault {
  cause(page: Page): Promise<void>;
  /** Ends what `cause` began. */
  end?(page: Page): Promise<unknown>;
}

const ASSETS = '**/emotion/{card.json,weights.bin,model.json}*';
const NAMED = ['off', 'requesting', 'loading', 'watching', 'searching', 'paused', 'failed'];

const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      value: value ? 'hidden' : 'visible',
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

const restart = (page: Page) =>
  page.evaluate(() => {
    window.emotion.stop();
    void window.emotion.start();
  });

const shiftClock = (page: Page, ms: number) =>
  page.evaluate((by) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + by;
  }, ms);

/** Notes the graphics contexts of every worker, so that they can be lost. */
function watchGraphics(page: Page): void {
  page.on('worker', (worker) => {
    const watch = worker.evaluate(() => {
      const contexts: WebGL2RenderingContext[] = [];
      Object.assign(globalThis, { contexts });
      const { prototype } = OffscreenCanvas;
      const getContext = Reflect.get(prototype, 'getContext') as (...args: unknown[]) => unknown;
      Reflect.set(prototype, 'getContext', function (this: OffscreenCanvas, ...args: unknown[]) {
        const context = getContext.apply(this, args);
        if (context instanceof WebGL2RenderingContext) contexts.push(context);
        return context;
      });
    });
    // A worker that has ended has no graphics to lose.
    watch.catch(() => undefined);
  });
}

const loseWorkersGraphics = async (page: Page): Promise<void> => {
  const lose = page.workers()[0]?.evaluate(() => {
    const { contexts = [] } = globalThis as { contexts?: WebGL2RenderingContext[] };
    for (const context of contexts) context.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await lose?.catch(() => undefined);
};

type LoseContext = WEBGL_lose_context | null;

const loseGamesGraphics = (page: Page) =>
  page.evaluate(() => {
    const gl = window.game.canvas.getContext('webgl2') ?? window.game.canvas.getContext('webgl');
    // Kept, since a lost context gives no extension.
    const extension: LoseContext = gl?.getExtension('WEBGL_lose_context') ?? null;
    Object.assign(window, { lost: extension });
    extension?.loseContext();
  });

const restoreGamesGraphics = (page: Page) =>
  page.evaluate(() => {
    (window as unknown as { lost: LoseContext }).lost?.restoreContext();
  });

const GIGABYTE = 2 ** 30;

async function pressMemory(page: Page): Promise<void> {
  await page.evaluate((bytes) => {
    const block = new Uint8Array(bytes);
    // Memory is taken only when it is written to.
    for (let at = 0; at < bytes; at += 4096) block[at] = 1;
    Object.assign(window, { block });
  }, GIGABYTE / 4);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Memory.simulatePressureNotification', { level: 'critical' });
  await cdp.detach();
}

/** Whether a backend holds what the fault takes. */
const strikes = (fault: string, backend: Backend) =>
  backend === 'webgl' || fault !== 'graphics of the worker lost';

const FAULTS: Readonly<Record<string, Fault>> = {
  'camera taken away': {
    cause: (page) => page.context().clearPermissions(),
    end: async (page) => {
      await page.context().grantPermissions(['camera']);
      await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    },
  },
  'worker killed': {
    cause: async (page) => {
      await page
        .workers()[0]
        ?.evaluate(() => close())
        .catch(() => undefined);
    },
  },
  'tab hidden': {
    cause: (page) => setHidden(page, true),
    end: (page) => setHidden(page, false),
  },
  'clock jumps ahead': { cause: (page) => shiftClock(page, 60_000) },
  'graphics of the worker lost': { cause: loseWorkersGraphics },
  'graphics of the game lost': { cause: loseGamesGraphics, end: restoreGamesGraphics },
  'memory short': {
    cause: pressMemory,
    end: (page) => page.evaluate(() => Reflect.deleteProperty(window, 'block')),
  },
  'stream without pictures': {
    cause: (page) =>
      page.evaluate(() => {
        const source = document.createElement('canvas').captureStream(0);
        void window.emotion.start({ source });
      }),
    end: (page) =>
      page.evaluate(() => {
        void window.emotion.start();
      }),
  },
  'files missing': {
    cause: async (page) => {
      await page.route(ASSETS, (route) => route.fulfill({ status: 404 }));
      await restart(page);
    },
    end: (page) => page.unroute(ASSETS),
  },
  'files cut off': {
    cause: async (page) => {
      await page.route(ASSETS, (route) => route.fulfill({ body: 'x' }));
      await restart(page);
    },
    end: (page) => page.unroute(ASSETS),
  },
  'files slow': {
    cause: async (page) => {
      await page.route(ASSETS, async (route) => {
        await new Promise((done) => setTimeout(done, 1000));
        await route.continue().catch(() => undefined);
      });
      await restart(page);
    },
    end: (page) => page.unroute(ASSETS),
  },
  'starts and stops in a storm': {
    cause: (page) =>
      page.evaluate(() => {
        for (let i = 0; i < 5; i += 1) {
          void window.emotion.start(i % 2 ? {} : { source: 'nowhere.mp4' });
          if (i % 3 === 0) window.emotion.stop();
        }
      }),
  },
};

/** The game's loop turns, the story is answered by hand and stands where its answers led it. */
async function requireGameGoesOn(page: Page): Promise<void> {
  const seen = await page.evaluate(async (deadlineMs) => {
    const { frame } = window.game.loop;
    const { tale, answers } = window;
    const answered = answers.length;
    // With the window open the plugin takes the answer, else the story itself.
    if (!window.emotion.chooseManually('sad')) {
      tale.choose(tale.choices.find(({ emotion }) => emotion === 'sad')?.index ?? -1);
    }
    const until = performance.now() + deadlineMs;
    while (window.game.loop.frame === frame && performance.now() < until) {
      await new Promise((done) => setTimeout(done, 30));
    }
    const tell = (each: typeof tale) => ({
      turns: each.story.variablesState.$('turns'),
      emotion: each.story.variablesState.$('emotion'),
      choices: each.choices.map(({ text }) => text),
      window: each.window?.name,
    });
    const byHand = answers[answered];
    return {
      byHand: `${byHand?.emotion} by ${byHand?.by}`,
      turned: window.game.loop.frame > frame,
      status: window.emotion.store.getState().status,
      story: JSON.stringify(tell(tale)),
      led: JSON.stringify({
        turns: answers.length,
        emotion: answers.at(-1)?.emotion,
        choices: ['Smile.', 'Let your face fall.', 'Say nothing.'],
        window: 'well',
      }),
      saved: JSON.stringify(tell(window.copyOf(tale))),
    };
  }, patience(5000));
  const { byHand, turned, status, story, led, saved } = seen;
  const fine = byHand === 'sad by manual' && turned && story === led && saved === story;
  if (!fine || !NAMED.includes(status)) throw new Error(JSON.stringify(seen));
}

/**
 * With the fault gone, the player's next click brings the readings back; the click may come late,
 * since a worker's death is told only after it owed an answer for a while.
 */
const requireRecovery = (page: Page): Promise<void> =>
  page.evaluate(
    (deadlineMs) =>
      new Promise<void>((done, fail) => {
        let clicks = 0;
        const click = (status: string) => {
          if ((status !== 'off' && status !== 'failed') || clicks === 1) return;
          clicks += 1;
          void window.emotion.start();
        };
        const undos = [
          window.emotion.on('status', ({ status }) => {
            click(status);
          }),
          window.emotion.on('reading', () => {
            end();
            done();
          }),
        ];
        const timer = setTimeout(() => {
          end();
          const { status, error } = window.emotion.store.getState();
          fail(new Error(`no reading for ${deadlineMs} ms: ${status} ${error?.code ?? ''}`));
        }, deadlineMs);
        const end = () => {
          clearTimeout(timer);
          for (const undo of undos) undo();
        };
        click(window.emotion.store.getState().status);
      }),
    patience(40_000),
  );

/** Random faults during play; the same seed and backend give the same sequence. */
export async function faultCampaign(
  steps: number,
  seed: number,
  { untilMs = Infinity, backend = 'wasm' }: { untilMs?: number; backend?: Backend } = {},
): Promise<CampaignOutcome> {
  const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);
  const args = [...cameraArgs(clip), ...plainScreen].filter(
    (arg) => arg !== '--use-fake-ui-for-media-stream',
  );
  const site = await openSite(args, 'tests/faults/site');
  const random = seeded(seed);
  const names = Object.keys(FAULTS).filter((name) => strikes(name, backend));
  const faults: Record<string, number> = {};
  const failures: string[] = [];
  let step = 0;
  try {
    const { page } = await visit(site, `?backend=${backend}`);
    page.setDefaultTimeout(patience(60_000));
    watchGraphics(page);
    await page.context().grantPermissions(['camera']);
    await page.waitForFunction(() => document.title === 'ready');
    await page.evaluate(() => window.emotion.start());
    const began = performance.now();
    for (; step < steps && performance.now() - began < untilMs; step += 1) {
      const name = random.pick(names);
      const fault = FAULTS[name];
      faults[name] = (faults[name] ?? 0) + 1;
      try {
        await fault?.cause(page);
        await page.waitForTimeout(random.between(0, 600));
        await requireGameGoesOn(page);
        await fault?.end?.(page);
        await requireRecovery(page);
        await requireGameGoesOn(page);
      } catch (error) {
        failures.push(`seed ${seed}, step ${step}, ${name}: ${String(error).slice(0, 300)}`);
        if (failures.length >= 5) break;
      }
    }
  } finally {
    await site.close();
  }
  return { steps: step, faults, failures };
}
