import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notesText, parseNotes } from '../../../plugin/playtest';
import { parseRecording, toJson, toSessionJson } from '../../../plugin/recording';
import type { FaceReading, FrameReading } from '../../../plugin/types';
import { EMOTIONS, type Emotion } from '../../../plugin/types';
import { facesFolder, haveFaces } from '../../fixtures/faces';
import { generateSession } from '../../playtest/generate';
import { noCameraArgs } from '../../harness/launch-args';
import { repeatClip } from './longVideo';
import { openLab, upload, uploadOf, type OpenLab, type Upload } from './openLab';

const folder = mkdtempSync(join(tmpdir(), 'lab-'));
const face = (path: string) => join(facesFolder, path);
let lab: OpenLab;

beforeAll(async () => {
  lab = await openLab(noCameraArgs);
});

afterAll(async () => {
  await lab.site.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  await lab.page.click('#tab-batch');
});

/** Photos in folders named after what they show; one lies in the wrong one. */
function labelledFolder(): string {
  const root = join(folder, 'photos');
  for (const [name, photo] of [
    ['happy', 'happy_02.jpg'],
    ['happy', 'happy_03.jpg'],
    ['surprise', 'surprise_01.jpg'],
    ['sad', 'neutral_03.jpg'],
  ] as const) {
    mkdirSync(join(root, name), { recursive: true });
    cpSync(face(photo), join(root, name, photo.replace(/^[a-z]+/, 'photo')));
  }
  writeFileSync(join(root, 'notes.txt'), 'not a picture');
  return root;
}

/** Lets files of the page itself go over it, as a drag from another window does. */
async function drop(files: readonly Upload[]): Promise<void> {
  const packed = files.map(({ name, mimeType, buffer }) => {
    return { name, mimeType, base64: buffer.toString('base64') };
  });
  const transfer = await lab.page.evaluateHandle((all) => {
    const made = new DataTransfer();
    for (const { name, mimeType, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      made.items.add(new File([bytes], name, { type: mimeType }));
    }
    return made;
  }, packed);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await lab.page.dispatchEvent('#stage', type, { dataTransfer: transfer });
  }
}

/** A drag of files and folders of the disk, as the browser gets it from the desktop. */
async function dropFromDisk(paths: readonly string[]): Promise<void> {
  const session = await lab.page.context().newCDPSession(lab.page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 400,
      y: 400,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}

const words = () => lab.page.locator('#strip button > span:last-child').allInnerTexts();
const row = async (label: string) => {
  const cells = lab.page.locator(`#confusion tbody tr:has(th:text-is("${label}")) td`);
  return (await cells.allInnerTexts()).map(Number);
};
const column = (emotion: Emotion) => EMOTIONS.indexOf(emotion);

async function expectMatrix(): Promise<void> {
  await expect.poll(() => lab.text('#confusion')).toContain('3 of 4 right');
  expect((await row('happy'))[column('happy')]).toBe(2);
  expect((await row('surprise'))[column('surprise')]).toBe(1);
  expect((await row('sad'))[column('neutral')]).toBe(1);
  await expect.poll(() => lab.text('#notice')).toContain('1 other file was left out');
}

describe.skipIf(!haveFaces)('files and folders (the photos of ../shared/data/faces)', () => {
  it('are taken when dropped, an empty one with a word', async () => {
    await drop([
      uploadOf(face('happy_03.jpg')),
      upload('empty.jpg', 'image/jpeg'),
      uploadOf(face('neutral_03.jpg')),
    ]);
    await expect.poll(words).toEqual(['empty file (0 bytes)', 'happy', 'neutral']);
    expect(await lab.page.isHidden('#drop')).toBe(true);
    await drop([uploadOf(face('happy_03.jpg')), upload('film.webm', 'video/webm')]);
    await expect.poll(() => lab.text('#notice')).toBe('1 other file was left out.');
    await drop([upload('empty.webm', 'video/webm')]);
    await expect.poll(() => lab.text('#notice')).toBe('empty.webm is empty (0 bytes).');
  });

  it('named after emotions give a confusion matrix when the folder is dropped', async () => {
    await dropFromDisk([labelledFolder()]);
    await expectMatrix();
  });

  it('do the same when the folder is chosen', async () => {
    await lab.page.setInputFiles('#files', face('neutral_05.jpg'));
    await expect.poll(words).toEqual([expect.any(String)]);
    expect(await lab.text('#confusion')).not.toContain('of 4');
    await lab.page.setInputFiles('#folder', labelledFolder());
    await expectMatrix();
  });

  it('are read on where a cancelled batch stopped', async () => {
    const names = Array.from({ length: 24 }, (_, at) => `portrait-${at}.jpg`);
    const { buffer } = uploadOf(face('happy_03.jpg'));
    await lab.pressOnce('#pictures-words', /^[1-9]\d* of 24 /, '#pictures-cancel');
    await lab.page.setInputFiles(
      '#files',
      names.map((name) => upload(name, 'image/jpeg', buffer)),
    );
    await lab.page.locator('#pictures-resume:not([disabled])').waitFor();
    expect(await words()).toContain('happy');
    const read = async () => parseInt(await lab.text('#pictures-words'), 10);
    const stopped = await read();
    expect(stopped).toBeLessThan(names.length);
    await lab.page.click('#pictures-resume');
    await expect.poll(read).toBe(names.length);
    const titles = await lab.page
      .locator('#strip button')
      .evaluateAll((all) => all.map((each) => each.getAttribute('title')));
    expect(titles).toEqual(names);
  });
});

describe('recordings', () => {
  const box = { x: 100, y: 100, width: 200, height: 200 };
  const quality = { sizePx: 200, yawDeg: 0, brightness: 0.5, sharpness: 0.5 };

  /** One face that shows one emotion after the other, so many seconds each. */
  function recorded(name: string, takes: readonly (readonly [Emotion, number])[]): Upload {
    const shown = takes.flatMap(([emotion, seconds]) => Array<Emotion>(seconds * 10).fill(emotion));
    const frames = shown.map((emotion, index): FrameReading => {
      const probabilities = EMOTIONS.map((each) => (each === emotion ? 0.94 : 0.01));
      const reading: FaceReading = { id: 1, box, keypoints: null, roll: 0, quality, probabilities };
      return { timestamp: index * 100, width: 640, height: 480, faces: [reading], timing: null };
    });
    const json = JSON.stringify(toJson({ model: 'made for this test', frames }));
    return upload(name, 'application/json', Buffer.from(json));
  }

  it('are held against each other, and a file that is none is named', async () => {
    const { page, text } = lab;
    await page.click('#tab-compare');
    await page.setInputFiles('#recordings-add', [
      recorded('a.json', [
        ['neutral', 2],
        ['happy', 8],
      ]),
      recorded('b.json', [
        ['neutral', 5],
        ['sad', 5],
      ]),
      upload('empty.json', 'application/json'),
      recorded('c.json', [['neutral', 10]]),
    ]);
    const rows = page.locator('#recordings-result tbody tr');
    await expect.poll(() => rows.locator('td').count()).toBe(44);
    const table = (await rows.allInnerTexts()).map((line) => line.split('\t'));
    const [a = [], b = [], c = []] = [1, 2, 3].map((at) => table.map((line) => line[at]));
    const share = (figures: readonly (string | undefined)[], emotion: Emotion) =>
      parseFloat(figures[4 + column(emotion)] ?? '');
    expect(share(a, 'happy')).toBeGreaterThan(65);
    expect(share(a, 'sad')).toBe(0);
    expect(share(b, 'sad')).toBeGreaterThan(35);
    expect(share(b, 'happy')).toBe(0);
    expect(share(c, 'neutral')).toBe(100);
    expect(a[2]).toMatch(/^happy [678]\.\d s$/);

    expect(await text('#recordings-words')).toBe('empty.json is empty (0 bytes).');
    await page.setInputFiles(
      '#recordings-add',
      upload('odd.json', 'application/json', Buffer.from('{}')),
    );
    await expect.poll(() => text('#recordings-words')).toContain('odd.json is no recording');
    expect(await rows.count()).toBe(table.length);
  });
});

describe('the sessions of many players', () => {
  const sessionFile = (seed: number) => {
    const json = JSON.stringify(toSessionJson(generateSession(seed, { minutes: 1 })));
    return upload(`s${seed}.session.json`, 'application/json', Buffer.from(json));
  };
  const players = () => lab.page.locator('.players button').count();

  it('give an overview; a bar leads to its players, a player to the timeline and notes', async () => {
    const { page, text } = lab;
    const all = [1, 2, 3, 4].map(sessionFile);
    const damaged = upload('odd.session.json', 'application/json', Buffer.from('{"format":"x"}'));
    const notes = { session: 'generated-2', notes: [{ t: 2000, text: 'laughs at <b>soup</b>' }] };
    const noted = upload('s2.notes.json', 'application/json', Buffer.from(notesText(notes)));
    await page.setInputFiles('#files', [...all, damaged, noted]);
    await expect.poll(() => text('#playtest-words')).toBe('4 sessions');
    await expect.poll(players).toBe(4);
    expect(await text('#caveats')).toContain('Only 4 players');
    expect(await page.locator('#faulty li').textContent()).toMatch(
      /odd\.session\.json format is neither/,
    );

    const bar = page.locator('.segment[data-window="soup"]').first();
    const said = (await bar.getAttribute('aria-label')) ?? '';
    const [, count = '', of = ''] = /(\d+) of (\d+) sessions/.exec(said) ?? [];
    expect(of).toBe('4');
    await bar.focus();
    await page.keyboard.press('Enter');
    await expect.poll(players).toBe(Number(count));
    await page.click('button:has-text("All sessions")');
    await page.selectOption('#playtest-tools select', { label: '1.1.0' });
    await expect.poll(() => text('#playtest-words')).toBe('1 of 4 sessions');
    await page.selectOption('#playtest-tools select', { label: 'all' });

    const html = (await lab.download('#save-report')).toString();
    expect(html).toContain('data-window="midnight"');
    expect(html).toContain('laughs at &lt;b&gt;soup&lt;/b&gt;');
    const png = await lab.download('#playtest-answers button:has-text("PNG")');
    expect(png.subarray(1, 4).toString()).toBe('PNG');

    await page.click('.players button[data-session="generated-2"]');
    await expect.poll(() => page.locator('#events').textContent()).toContain('scene kitchen');
    expect(await page.locator('#notes li').textContent()).toContain('laughs at <b>soup</b>');
    await page.locator('#notes summary').click();
    await page.fill('#note-text', 'and again');
    await page.press('#note-text', 'Enter');
    const kept = parseNotes((await lab.download('#notes-save')).toString());
    expect(kept.notes.map(({ text: note }) => note)).toEqual([
      'and again',
      'laughs at <b>soup</b>',
    ]);
    await page.click('#to-overview');
    await expect.poll(players).toBe(4);
    await page.click('#playtest-close');
    expect(await page.isVisible('#watching')).toBe(true);
  });

  it('may be the game’s own summary, which has answers alone', async () => {
    const { page, text } = lab;
    const entry = { window: 'soup', emotion: 'happy', by: 'face', confidence: 0.9 };
    const summary = { game: 'not-a-word', version: 1, ending: 'stone', journal: [entry] };
    const file = Buffer.from(JSON.stringify(summary));
    await page.setInputFiles('#files', upload('not-a-word.json', 'application/json', file));
    await expect.poll(() => text('#playtest-words')).toBe('1 session');
    expect(await page.locator('.segment[data-window="soup"]').getAttribute('aria-label')).toBe(
      'soup: happy, 1 of 1 sessions (100 %)',
    );
    await page.click('.players button');
    await expect.poll(() => text('#notice')).toContain('holds answers and no reading');
    await page.click('#playtest-close');
  });

  it('are there to be tried, and so is a clip', async () => {
    const { page, text } = lab;
    await page.reload();
    await page.waitForSelector('#inside .bars');
    await page.click('#sample-sessions');
    await expect.poll(() => text('#playtest-words')).toMatch(/^\d+ sessions$/);
    await page.click('#playtest-close');
    await page.click('#sample-clip');
    await expect.poll(() => text('#faces')).toMatch(/happy|neutral/);
  });
});

describe.skipIf(!haveFaces)('a video of two hours', () => {
  it('is opened, jumped about in and read in parts; its file removed, it says so', async () => {
    const { page, text } = lab;
    const file = join(folder, 'long.webm');
    const seconds = await repeatClip(face('video/cap12_edit.webm'), 7200, file);
    expect(seconds).toBeGreaterThan(7200);
    await page.setInputFiles('#files', file);
    const video = page.locator('#video');
    const at = () => video.evaluate((it: HTMLVideoElement) => it.currentTime);
    await expect
      .poll(() => video.evaluate((it: HTMLVideoElement) => it.duration))
      .toBeCloseTo(seconds, 0);
    await video.evaluate((it: HTMLVideoElement) => (it.currentTime = 5400));
    await expect.poll(at).toBeGreaterThan(5400);
    await expect.poll(() => text('#vitals')).toContain('400×300');

    await page.fill('#batch-fps', '1');
    await page.click('#batch-run');
    const read = async () => Number(/(\d+) frames/.exec(await text('#batch-words'))?.[1] ?? 0);
    await expect.poll(read).toBeGreaterThan(2);
    expect(await text('#batch-words')).toContain('of 2:00:');
    await page.click('#batch-cancel');
    await page.locator('#batch-run:not([disabled])').waitFor();
    const stopped = await read();
    await page.click('#batch-run');
    await expect.poll(read).toBeGreaterThan(stopped);
    await page.click('#batch-cancel');
    await page.locator('#batch-run:not([disabled])').waitFor();

    rmSync(file);
    await page.click('#batch-run');
    await expect
      .poll(() => text('#notice'))
      .toContain('long.webm can no longer be read: it was moved, removed or changed');
    const kept = parseRecording((await lab.download('#export-json')).toString());
    expect(kept.frames.length).toBeGreaterThan(stopped);

    await page.setInputFiles('#files', face('happy_03.jpg'));
    await expect.poll(words).toEqual(['happy']);
  });

  it('that is removed while it plays says so, and what was read stays', async () => {
    const { page, text } = lab;
    const file = join(folder, 'played.webm');
    await repeatClip(face('video/cap12_edit.webm'), 1200, file);
    await page.setInputFiles('#files', file);
    await expect.poll(() => text('#vitals')).toContain('400×300');
    rmSync(file);
    await page.locator('#video').evaluate((it: HTMLVideoElement) => (it.currentTime = 1000));
    await expect
      .poll(() => text('#notice'))
      .toContain('played.webm can no longer be read: it was moved, removed or changed');
    expect(await page.isEnabled('#record')).toBe(true);
    expect(await page.isDisabled('#stop')).toBe(true);
  });
});
