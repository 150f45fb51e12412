import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { facesFolder, withBenchPage } from '../bench-page.mjs';

/**
 * Reads the labelled portraits with the shipped worker, detector and crop, once per blend of the
 * classifier's outputs: `node tests/bench/portraits/run.mjs [--json FILE]`.
 */

const LABELS = ['angry', 'disgust', 'fear', 'happy', 'sad', 'surprise', 'neutral'];
const FER2013_SHARES = [1, 0.75, 0.5, 0.25, 0];

const { values: options } = parseArgs({ options: { json: { type: 'string' } } });
if (!existsSync(facesFolder)) throw new Error(`no photos in ${facesFolder}: set FACES_DIR`);
const photos = readdirSync(facesFolder)
  .filter((file) => /^[a-z]+_\d+\.jpg$/.test(file))
  .sort();

const results = await withBenchPage('portraits/index.html', async (page) => {
  const urls = photos.map((photo) => `/@fs${facesFolder}/${photo}`);
  const blends = [];
  for (const share of FER2013_SHARES) {
    const blend = { fer2013: share, ferplus: 1 - share };
    const readings = await page.evaluate(
      ([photoUrls, weights]) => globalThis.readPortraits(photoUrls, weights),
      [urls, blend],
    );
    const portraits = readings.map((reading, index) => judge(photos[index], reading));
    blends.push({ blend, portraits });
  }
  return blends;
});
print(results);
if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);

/**
 * @param {string} photo
 * @param {{ faces: number; probabilities: readonly number[] }} reading
 */
function judge(photo, { faces: count, probabilities }) {
  const best = probabilities.indexOf(Math.max(...probabilities));
  const label = photo.split('_')[0];
  const read = LABELS[best] ?? null;
  return {
    photo,
    label,
    read,
    right: read === label,
    faces: count,
    confidence: round(probabilities[best] ?? 0),
    ofLabel: round(probabilities[LABELS.indexOf(label)] ?? 0),
  };
}

/** @param {{ blend: Record<string, number>; portraits: ReturnType<typeof judge>[] }[]} results */
function print(results) {
  for (const [index, photo] of photos.entries()) {
    const cells = results.map(({ portraits }) => {
      const { read, right, confidence } = portraits[index];
      return `${right ? ' ' : '×'} ${read ?? 'no face'} ${confidence.toFixed(2)}`.padEnd(17);
    });
    console.log(photo.padEnd(16), ...cells);
  }
  for (const { blend, portraits } of results) {
    const right = portraits.filter((portrait) => portrait.right).length;
    const meanLog =
      portraits.reduce((sum, { ofLabel }) => sum + Math.log(Math.max(ofLabel, 1e-4)), 0) /
      portraits.length;
    const single = portraits.filter((portrait) => portrait.faces === 1).length;
    console.log(
      `fer2013 ${blend.fer2013}, ferplus ${blend.ferplus}: ${right} of ${portraits.length} right, ` +
        `mean log-likelihood ${meanLog.toFixed(3)}, exactly one face in ${single}`,
    );
  }
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 1000) / 1000;
}
