/**
 * What the lab finds on the photos and clips of ../shared/data/faces, and how fast it reads videos:
 * `npm run --silent assets && node --import tsx tests/browser/lab/measure.ts`
 */
import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { facesFolder } from '../../fixtures/faces';
import { noCameraArgs } from '../../harness/launch-args';
import { openLab } from './openLab';

/** Faces that people count; the rest of the photos show one each, those of `noface` none. */
const PRESENT: Readonly<Record<string, string>> = {
  'human_group-3_4.jpg': '4',
  'human_stock-group-1_8.jpg': 'about 13',
  'max_group_4.jpeg': '5, of which 3 whole',
  'pyfeat_multi_5.jpg': '5 or 6',
};

const WAIT = { timeout: 300_000 };
const lab = await openLab(noCameraArgs);
const { page, text } = lab;

function filesOf(folder: string): string[] {
  const root = join(facesFolder, folder);
  return readdirSync(root)
    .filter((name) => /\.(jpe?g|png|webm|mp4|mov)$/.test(name))
    .map((name) => join(root, name));
}

async function photos(folder: string, presentIn: (name: string) => string): Promise<void> {
  const paths = filesOf(folder);
  await page.setInputFiles('#files', paths);
  await page.locator(`#pictures-words:text-matches("^${paths.length} of")`).waitFor({
    ...WAIT,
    state: 'attached',
  });
  const { pictures } = JSON.parse((await lab.download('#pictures-json')).toString()) as {
    pictures: { path: string; faces: unknown[] }[];
  };
  for (const { path, faces } of pictures) {
    console.log(`${path}: ${faces.length} of ${presentIn(path)}`);
  }
  console.log(await text('#confusion'));
}

async function clips(): Promise<void> {
  for (const path of filesOf('video')) {
    const name = path.split('/').at(-1) ?? path;
    await page.setInputFiles('#files', path);
    const bad = page.locator('#notice.bad:visible', { hasText: name });
    const ready = page.locator('#stop:not([disabled])');
    await bad.or(ready).first().waitFor(WAIT);
    if (await bad.isVisible()) {
      console.log(await bad.innerText());
      continue;
    }
    await page.click('#batch-run');
    await page.locator('#batch-run:disabled').waitFor(WAIT);
    await page.locator('#batch-run:not([disabled])').waitFor(WAIT);
    const events = await page.locator('#events li').allTextContents();
    const count = (kind: string) => events.filter((line) => line.includes(kind)).length;
    const [found, lost, change] = ['facefound', 'facelost', 'change'].map((kind) => count(kind));
    const seen = `facefound ${found}, facelost ${lost}, change ${change}`;
    console.log(`${name}: ${await text('#batch-words')}; ${seen}`);
  }
}

try {
  console.log('load', loadavg());
  await page.click('#tab-batch');
  await photos('multi', (name) => PRESENT[name] ?? '?');
  await photos('.', () => '1');
  await photos('noface', () => '0');
  await clips();
  console.log(await text('#vitals'));
  console.log('load', loadavg());
} finally {
  await lab.site.close();
}
