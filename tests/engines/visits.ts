import { portraits } from '../fixtures/faces.ts';
import type { Driver } from './drivers/Driver.ts';
import { until } from './drivers/Driver.ts';
import { PORTRAIT_S, TURNS } from './film.ts';
import type { Place, Read } from './scenario/scenario.ts';
import type { EngineSite } from './site.ts';

export interface Visit {
  readonly driver: Driver;
  readonly site: EngineSite;
  /** Whether the engine can read faces. */
  readonly reads: boolean;
  /** Keeps a picture of the page for somebody to look at. */
  look(name: string): Promise<void>;
}

/** What is tried, in words for the table; its answer is a figure or a word, and it throws. */
export interface Trial {
  readonly name: string;
  /**
   * `reading` where faces can be read, `playing` everywhere, `canary` only where they cannot, `turned`
   * where faces can be read and somebody asks for it.
   */
  readonly for: 'reading' | 'playing' | 'canary' | 'turned';
  run(visit: Visit): Promise<string>;
}

function must(condition: unknown, otherwise: string): asserts condition {
  if (condition === false || condition === null || condition === undefined || condition === '') {
    throw new Error(otherwise);
  }
}

const click = (driver: Driver, words: string) =>
  until(
    driver,
    `{ const all = [...document.querySelectorAll('button')];
       const one = all.find((each) => each.textContent.includes(${JSON.stringify(words)}));
       one?.click(); return one !== undefined; }`,
  );

async function noneWrong({ driver }: Visit): Promise<void> {
  const wrong = await driver.run<string[]>('return window.wrong');
  must(wrong.length === 0, `page errors: ${wrong.join('; ')}`);
}

async function openScenario(visit: Visit): Promise<void> {
  await visit.driver.open(visit.site.scenario);
  must(await until(visit.driver, `document.title === 'ready'`), 'the game did not start');
}

/** One step of the scenario, where the one before left it. */
async function step<T>(visit: Visit, call: string): Promise<T> {
  if (!(await visit.driver.run<boolean>(`return 'steps' in window`))) await openScenario(visit);
  return visit.driver.run<T>(`return window.steps.${call}`);
}

/** Text at once, and as little drawing as there may be: engines draw in software here. */
const SETTINGS = JSON.stringify({
  version: 1,
  data: { textSpeed: 'instant', reducedMotion: true, music: 0, sounds: 0 },
});

async function openGame({ driver, site }: Visit, search = ''): Promise<void> {
  await driver.open(site.game + search);
  await driver.run(`localStorage.clear();
    localStorage.setItem('not-a-word.settings', ${JSON.stringify(SETTINGS)});`);
  await driver.open(site.game + search);
  must(await until(driver, `document.querySelector('.title')`), 'no title');
}

/** Reads on to the next question. @returns false at the ending */
async function toQuestion({ driver }: Visit): Promise<boolean> {
  const where = await until<string>(
    driver,
    `{ if (document.querySelector('.summary')) return 'over';
       if (document.querySelector('.answer')) return 'question';
       document.querySelector('.next:not([hidden])')?.click(); return null; }`,
    60_000,
  );
  must(where, 'the story does not go on');
  return where === 'question';
}

interface Entry {
  readonly window: string;
  readonly emotion: string;
  readonly by: string;
}

const JOURNAL = `(JSON.parse(localStorage.getItem('not-a-word.place') ?? '{}').data?.journal ?? [])`;

/** Waits for one more answer of a listening window. */
async function answered({ driver }: Visit, count: number): Promise<Entry> {
  const entry = await until<Entry>(
    driver,
    `{ document.querySelector('.answer') ?? document.querySelector('.next:not([hidden])')?.click();
       return ${JOURNAL}[${count}]; }`,
    45_000,
  );
  must(entry, `window ${count + 1} was not answered`);
  return entry;
}

const photo = (name: string, wanted: string): Trial => ({
  name: `${wanted}, as a stream`,
  for: 'reading',
  run: async (visit) => {
    const read = await step<Read>(visit, `photo('${name}', '${wanted}')`);
    must(read.emotion === wanted, `${JSON.stringify(read)}`);
    return `${read.backend}, ${read.frameMs} ms a frame, first after ${read.firstReadingMs} ms`;
  },
});

export const TRIALS: readonly Trial[] = [
  {
    name: 'the script-tag build starts',
    for: 'playing',
    run: async (visit) => {
      await openScenario(visit);
      const about = await step<Record<string, string | boolean>>(visit, 'about()');
      return JSON.stringify(about);
    },
  },
  photo('happy', 'happy'),
  photo('neutral', 'neutral'),
  photo('surprise', 'surprise'),
  {
    name: 'a video file',
    for: 'reading',
    run: async (visit) => {
      const there = await visit.driver.run<boolean>(
        `return (await fetch('/faces/clip.mp4', { method: 'HEAD' })).ok`,
      );
      if (!there) return 'not tried: the clip is not beside the repository';
      const read = await step<Read & { faces: number }>(visit, `video('/faces/clip.mp4')`);
      must(read.faces > 0, JSON.stringify(read));
      return `${read.readings} readings`;
    },
  },
  {
    name: 'turned video, as it is shown',
    for: 'reading',
    run: async (visit) => {
      const there = await visit.driver.run<boolean>(
        `return (await fetch('/faces/turned-180.mp4', { method: 'HEAD' })).ok`,
      );
      if (!there) return 'not tried: the clip is not beside the repository';
      const at = (file: string) => step<Place>(visit, `place('/faces/${file}.mp4')`);
      const upright = await at('clip');
      const onSide = await at('turned-90');
      const overHead = await at('turned-180');
      const told = JSON.stringify({ upright, onSide, overHead });
      const { width, height, x, y } = upright;
      must(x !== null && y !== null, told);
      must(onSide.width === height && onSide.height === width, told);
      // A face that is not found so is no mistake; one found where it is not shown is.
      const near = (place: Place, wantedX: number, wantedY: number) =>
        place.x === null || Math.hypot(place.x - wantedX, (place.y ?? 0) - wantedY) < height / 6;
      must(near(onSide, height - y, x) && near(overHead, width - x, height - y), told);
      return told;
    },
  },
  {
    name: 'portraits, held every way',
    for: 'turned',
    run: async (visit) => {
      const told: string[] = [];
      let upright = 0;
      for (const turn of TURNS) {
        await openScenario(visit);
        const read = await step<(string | null)[]>(
          visit,
          `film('/faces/film-${turn}.mp4', ${portraits.length}, ${PORTRAIT_S})`,
        );
        const right = portraits.filter(({ label }, at) => read[at] === label).length;
        const unread = portraits.filter((_, at) => read[at] === null).length;
        told.push(`${turn}°: ${right}${unread > 0 ? ` (${unread} unread)` : ''}`);
        if (turn === 0) upright = right;
        must(right >= upright - 2, told.join(', '));
      }
      return `${told.join(', ')} of ${portraits.length} read rightly`;
    },
  },
  {
    name: 'the camera, and its light out after stop()',
    for: 'reading',
    run: async (visit) => {
      const read = await step<Read & { live: boolean; ended: boolean }>(visit, 'camera()');
      must(read.readings > 0 && read.live && read.ended, JSON.stringify(read));
      return `${read.readings} readings`;
    },
  },
  {
    name: 'UI objects',
    for: 'reading',
    run: async (visit) => {
      must((await step<number>(visit, 'uiObjects()')) === 4, 'not all shown');
      await visit.look('ui');
      must(await step<boolean>(visit, 'consent()'), 'the notice closed by itself');
      await visit.look('consent');
      await noneWrong(visit);
      return 'shown';
    },
  },
  {
    name: 'the demo: by face, by key, by time',
    for: 'reading',
    run: async (visit) => {
      const { driver } = visit;
      await openGame(visit, '?face=happy');
      must(await click(driver, 'Begin'), 'no Begin');
      must(await click(driver, 'Play with camera'), 'no consent');
      const watching = `document.querySelector('.chip[data-status=watching]')`;
      if (!(await until(driver, watching, 90_000))) {
        const said = await driver.run<string>('return [document.body.innerText, ...wrong].join()');
        throw new Error(`nobody is watched: ${said}`);
      }
      // The lamp: a choice without listening.
      await toQuestion(visit);
      await driver.press('2');
      const told: Entry[] = [await answered(visit, 0)];
      // A busy machine may need more than one window for so many pictures.
      while (told.at(-1)?.by !== 'face' && told.length < 4) {
        told.push(await answered(visit, told.length));
      }
      const face = told.at(-1);
      must(face?.by === 'face' && face.emotion === 'happy', JSON.stringify(told));
      await visit.look('demo');
      await driver.run(`await showFace('nobody')`);
      await toQuestion(visit);
      await driver.press('2');
      const key = await answered(visit, told.length);
      must(key.by === 'manual', JSON.stringify(key));
      const time = await answered(visit, told.length + 1);
      must(time.by === 'timeout' || time.by === 'unsure', JSON.stringify(time));
      await driver.press('c');
      must(
        await until(driver, `document.querySelector('.chip[data-status=off]')`),
        'the key stops nothing',
      );
      await noneWrong(visit);
      return [face, key, time].map(({ by }) => by).join(', ');
    },
  },
  {
    name: 'the self-test',
    for: 'playing',
    run: async (visit) => {
      const { driver, site, reads } = visit;
      await driver.open(`${site.game}check/?auto`);
      const report = await until<string>(driver, `document.querySelector('#report').value`, 90_000);
      await visit.look('check');
      must(report?.endsWith(reads ? '\nworks' : '\ndoes not work'), String(report));
      await noneWrong(visit);
      return String(report).split('\n').slice(10).join('; ');
    },
  },
  {
    name: 'the lab opens a photo',
    for: 'reading',
    run: async (visit) => {
      const { driver } = visit;
      await driver.open(visit.site.lab);
      must(await until(driver, `document.querySelector('#inside .bars')`, 90_000), 'no lab');
      await driver.run(`
        const photo = await (await fetch('/faces/happy.jpg')).blob();
        const files = new DataTransfer();
        files.items.add(new File([photo], 'happy.jpg', { type: 'image/jpeg' }));
        const input = document.querySelector('#files');
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));`);
      const read = await until<string>(
        driver,
        `document.querySelector('#faces').textContent.match(/happy/i)?.[0]`,
        60_000,
      );
      await visit.look('lab');
      must(read, `the lab says: ${await driver.run<string>('return document.body.innerText')}`);
      await noneWrong(visit);
      return read;
    },
  },
  {
    name: 'without what reading needs: `unsupported`, in a sentence',
    for: 'canary',
    run: async (visit) => {
      await openScenario(visit);
      const read = await step<Read>(visit, 'camera()');
      const { started, error } = read;
      must(!started && error?.startsWith('unsupported: ') === true, JSON.stringify(read));
      await noneWrong(visit);
      return error ?? '';
    },
  },
  {
    name: 'the demo without camera, to an ending',
    for: 'canary',
    run: async (visit) => {
      const { driver } = visit;
      await openGame(visit);
      must(await click(driver, 'Begin'), 'no Begin');
      must(await click(driver, 'Play without'), 'no consent');
      await toQuestion(visit);
      await visit.look('demo');
      for (let questions = 0; await toQuestion(visit); questions += 1) {
        must(questions < 60, 'the story has no end');
        await driver.press('1');
      }
      const ending = await driver.run<string>(
        `return document.querySelector('.summary h2').textContent`,
      );
      await visit.look('ending');
      await noneWrong(visit);
      return ending;
    },
  },
];
