/**
 * The light detector beside MediaPipe's on every photo and clip at hand, in turns on the same
 * picture: `npm run bench:detectors [-- --per-second 4]`.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { facesFolder, withBenchPage } from '../bench-page.mjs';
import { table } from '../markdown.ts';
import { median, rounded } from '../statistics.ts';
import type { Compared, Detectors, Seen } from './page.ts';

const { values } = parseArgs({ options: { 'per-second': { type: 'string', default: '4' } } });
const results = new URL('../results/', import.meta.url);
const webfaces = resolve(facesFolder, '../webfaces/photos');

const GROUPS = [
  { what: 'portraits', folder: facesFolder, kind: 'photo' },
  { what: 'groups', folder: resolve(facesFolder, 'multi'), kind: 'photo' },
  { what: 'nobody', folder: resolve(facesFolder, 'noface'), kind: 'photo' },
  { what: 'web photos', folder: webfaces, kind: 'photo' },
  { what: 'frames of clips', folder: resolve(facesFolder, 'video'), kind: 'video' },
] as const;

/** Pairs of what both saw at one place, the surest first, and how many were left over. */
function paired(mediapipe: readonly Seen[], light: readonly Seen[]) {
  const rest = [...light];
  const pairs = mediapipe.flatMap((one) => {
    const apart = rest.map((other) => distance(one, other));
    const nearest = apart.indexOf(Math.min(...apart));
    if (nearest < 0 || (apart[nearest] ?? Infinity) > (one.places[2] ?? 0) / 3) return [];
    const [other] = rest.splice(nearest, 1) as [Seen];
    return [{ one, other }];
  });
  return { pairs, mediapipeAlone: mediapipe.length - pairs.length, lightAlone: rest.length };
}

const distance = (a: Seen, b: Seen, from = 0, to = Infinity) =>
  Math.max(
    ...a.places.slice(from, to).map((at, index) => Math.abs(at - (b.places[from + index] ?? 0))),
  );

const BOX = 4;
/** Told of by name, px. */
const FAR = 1;

function summary(what: string, compared: readonly Compared[]) {
  const all = compared.map(({ mediapipe, light }) => paired(mediapipe, light));
  const pairs = all.flatMap((each) => each.pairs);
  const sum = (pick: (each: (typeof all)[number]) => number) =>
    all.reduce((total, each) => total + pick(each), 0);
  const boxes = pairs.map(({ one, other }) => distance(one, other, 0, BOX));
  const points = pairs.map(({ one, other }) => distance(one, other, BOX));
  return {
    '': what,
    pictures: compared.length,
    'faces both saw': pairs.length,
    'MediaPipe alone': sum((each) => each.mediapipeAlone),
    'light alone': sum((each) => each.lightAlone),
    'boxes apart px, median / most': `${rounded(median(boxes))} / ${rounded(Math.max(0, ...boxes))}`,
    'points apart px, median / most': `${rounded(median(points))} / ${rounded(Math.max(0, ...points))}`,
    'ms MediaPipe': rounded(median(compared.map(({ mediapipeMs }) => mediapipeMs))),
    'ms light': rounded(median(compared.map(({ lightMs }) => lightMs))),
  };
}

const rows = await withBenchPage(
  'detectors/index.html',
  async (page) => {
    const found = [];
    for (const { what, folder, kind } of GROUPS) {
      if (!existsSync(folder)) {
        console.log(`${folder} is not there: left out`);
        continue;
      }
      const compared: Compared[] = [];
      for (const file of readdirSync(folder).filter((name) =>
        /\.(jpe?g|webp|png|mp4|webm|mov)$/i.test(name),
      )) {
        const each = await page.evaluate(
          ([name, url, what, perSecond]) => {
            const { detectors } = globalThis as unknown as { detectors: Detectors };
            return what === 'photo'
              ? detectors.photo(name, url)
              : detectors.video(name, url, perSecond);
          },
          [file, `/@fs${resolve(folder, file)}`, kind, Number(values['per-second'])] as const,
        );
        if (each.length === 0) console.log(`${file} does not play here: left out`);
        for (const { name, mediapipe, light } of each) {
          const { pairs, mediapipeAlone, lightAlone } = paired(mediapipe, light);
          const far = pairs.some(({ one, other }) => distance(one, other) > FAR);
          if (mediapipeAlone + lightAlone === 0 && !far) continue;
          const scores = (of: readonly Seen[]) =>
            of.map(
              ({ score, places }) => `${score.toFixed(3)} at ${places.map(rounded).join(' ')}`,
            );
          console.log(name, scores(mediapipe), scores(light));
        }
        compared.push(...each);
      }
      found.push(summary(what, compared));
      console.log(found.at(-1));
    }
    return found;
  },
  [resolve(facesFolder, '..')],
);

writeFileSync(new URL('detectors.json', results), `${JSON.stringify(rows, null, 2)}\n`);
writeFileSync(
  new URL('detectors.md', results),
  `# The light detector beside MediaPipe’s

By \`npm run bench:detectors\`: both run the same weights on the same pictures, of at most 320 px a side.
Load ${rounded(loadavg()[0] ?? 0)} at the end: times compare within a row alone. Points differ where a picture’s odd size puts its pixels exactly between two, and boxes, which are of whole pixels, with them.

${table(rows)}`,
);
