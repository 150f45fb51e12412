import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DECISION_COLUMNS } from '../../../demo-game/lab/analysis/decisionsCsv';
import { parseRecording, toJson } from '../../../plugin/recording';
import { EmotionSignal } from '../../../plugin/signal';
import { EMOTIONS } from '../../../plugin/types';
import { cameraClip } from '../../fixtures/clips';
import { facesFolder, haveFaces, shots } from '../../fixtures/faces';
import { cameraArgs } from '../../harness/launch-args';
import { openLab, upload, uploadOf, type OpenLab, type Upload } from './openLab';

/** A model of a few bytes under the contract. */
const tiny = 'tests/browser/perception/models/tiny/model.json';

let lab: OpenLab;
let page: Page;
let text: OpenLab['text'];
let download: OpenLab['download'];

beforeAll(async () => {
  const clip = await cameraClip([
    { shot: shots.happy, seconds: 5 },
    { shot: shots.nobody, seconds: 4 },
  ]);
  lab = await openLab(cameraArgs(clip));
  ({ page, text, download } = lab);
});

afterAll(async () => {
  await lab.site.close();
});

beforeEach(async () => {
  await page.click('#tab-inside');
});

const face = (path: string) => join(facesFolder, path);

async function openPictures(files: readonly (string | Upload)[]): Promise<string[]> {
  const uploads = files.map((file) => (typeof file === 'string' ? uploadOf(file) : file));
  await page.setInputFiles('#files', uploads);
  const items = page.locator('#strip button');
  await expect.poll(() => items.count()).toBe(files.length);
  return items.locator(':scope > span:last-child').allInnerTexts();
}

describe.skipIf(!haveFaces)('pictures (the photos of ../shared/data/faces)', () => {
  it('finds the faces of group photos', async () => {
    const words = await openPictures([
      face('multi/human_group-3_4.jpg'),
      face('multi/pyfeat_multi_5.jpg'),
      face('multi/max_group_4.jpeg'),
      face('multi/human_stock-group-1_8.jpg'),
    ]);
    const [four = 0, five = 0, max = 0, crowd = 0] = words.map((each) => parseInt(each, 10));
    expect(four).toBe(4);
    expect(five).toBe(5);
    expect(max).toBeGreaterThanOrEqual(3);
    expect(crowd).toBeGreaterThanOrEqual(5);
    await expect.poll(() => page.locator('#faces button').count()).toBe(4);
  });

  it('reads clear portraits, says where there is no face, and counts them in a matrix', async () => {
    const words = await openPictures([
      face('happy_02.jpg'),
      face('happy_03.jpg'),
      face('neutral_03.jpg'),
      face('surprise_01.jpg'),
      face('noface/road-1072821_640.jpg'),
    ]);
    expect(words).toEqual(['happy', 'happy', 'neutral', 'surprise', 'no face found']);
    await page.click('#tab-batch');
    expect(await text('#confusion')).toContain('4 of 4 right');
    const data = JSON.parse((await download('#pictures-json')).toString()) as {
      pictures: { label: string | null; faces: { probabilities: number[] }[] }[];
    };
    expect(data.pictures.map(({ label }) => label)).toEqual([
      'happy',
      'happy',
      'neutral',
      'surprise',
      null,
    ]);
    expect(data.pictures[0]?.faces[0]?.probabilities.indexOf(0)).not.toBe(3);
    const csv = (await download('#pictures-csv')).toString().trimEnd().split('\n');
    expect(csv).toHaveLength(6);
  });

  it('can be gone through with the keyboard alone', async () => {
    await openPictures([
      face('happy_03.jpg'),
      face('noface/road-1072821_640.jpg'),
      face('neutral_03.jpg'),
    ]);
    await page.locator('#strip [tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => text('#notice')).toContain('no face found');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.isHidden('#notice')).toBe(true);
    await expect.poll(() => text('#faces')).toContain('neutral');
    expect(await page.locator('#strip [tabindex="0"]').count()).toBe(1);
    await page.locator('#strip [tabindex="0"]').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await page.getAttribute('#tab-tune', 'aria-selected')).toBe('true');
    expect(await page.isVisible('#tune')).toBe(true);
  });

  it('goes on past a broken and an empty picture', async () => {
    const words = await openPictures([
      upload('empty.jpg', 'image/jpeg'),
      upload('broken.png', 'image/png', Buffer.from('no picture at all')),
      face('happy_03.jpg'),
    ]);
    expect(words).toEqual([
      'empty file (0 bytes)',
      expect.stringContaining('not a picture'),
      'happy',
    ]);
    await expect.poll(() => text('#notice')).toContain('empty.jpg: empty file');
  });

  it('compares models on one face, and names one that is missing', async () => {
    await openPictures([face('happy_03.jpg')]);
    await expect.poll(() => text('#faces')).toContain('happy');
    await page.click('#tab-compare');
    for (const url of ['/nowhere/model.json', `/@fs${resolve(tiny)}`]) {
      await page.fill('#model-url', url);
      await page.click('#compare button:has-text("Add")');
    }
    await page.click('#compare-picture');
    await page.locator('#compare-picture:not([disabled])').waitFor();
    const [caption] = await page.locator('#model-result caption').allInnerTexts();
    expect(caption).toContain('Face 1');
    expect(await levelsBy('shipped')).toMatchObject({ strongest: 'happy' });
    expect((await levelsBy('shipped')).sum).toBeCloseTo(100, -1);
    expect((await levelsBy('tiny')).sum).toBeCloseTo(100, -1);
    expect(await text('#model-result')).toMatch(/nowhere: [^]*model-(missing|invalid)/);
  });
});

/** What a model says of the first face of the picture: the strongest emotion, and all in per cent. */
async function levelsBy(model: string) {
  const row = page.locator(`#model-result .models tr:has(th:text-is("${model}"))`).first();
  const levels = (await row.locator('td').allInnerTexts()).map(Number);
  const sum = levels.reduce((a, b) => a + b, 0);
  return { levels, sum, strongest: EMOTIONS[levels.indexOf(Math.max(...levels))] };
}

describe.skipIf(!haveFaces)('a model of one’s own', () => {
  const served = (path: string) => `/@fs${resolve(path)}`;
  const fixture = (name: string) => served(`tests/browser/perception/models/${name}/model.json`);
  const remark = async (name: string) => {
    const lines = (await text('#model-result')).split('\n');
    return lines.find((line) => line.startsWith(`${name}: `)) ?? '';
  };

  it('stands beside the shipped one, or says in words why it does not', async () => {
    await openPictures([face('happy_03.jpg')]);
    await expect.poll(() => text('#faces')).toContain('happy');
    await page.click('#tab-compare');
    for (const other of ['tiny', 'nowhere']) {
      const box = page.locator(`#models li:has-text("${other}") input`);
      if ((await box.count()) > 0) await box.uncheck();
    }
    const copy = served('models/emotion/model.json');
    for (const url of [copy, fixture('wrong-classes'), fixture('truncated')]) {
      await page.fill('#model-url', url);
      await page.click('#compare button:has-text("Add")');
    }
    await page.click('#compare-picture');
    await expect.poll(() => remark('truncated')).toContain('model-invalid');
    expect((await levelsBy('emotion')).strongest).toBe('happy');
    expect((await levelsBy('emotion')).levels).toEqual((await levelsBy('shipped')).levels);
    expect(await remark('wrong-classes')).toMatch(
      /: This model is damaged or not under the contract.*expected \[N, 7\], found \[N, 8\]/,
    );
    expect(await remark('truncated')).toMatch(/expected \d+ bytes, found \d+/);
    await expect.poll(() => page.isHidden('#loading')).toBe(true);
  });

  it('reads everything on the page when it is chosen', async () => {
    await openPictures([face('happy_03.jpg')]);
    await page.click('#tab-compare');
    for (const url of [fixture('tiny'), fixture('wrong-classes')]) {
      await page.fill('#model-url', url);
      await page.click('#compare button:has-text("Add")');
    }
    await page.selectOption('#model-used', 'tiny');
    await expect.poll(() => text('#vitals')).toMatch(/Model\s+tiny/);
    await page.selectOption('#model-used', 'wrong-classes');
    await expect
      .poll(() => text('#notice'))
      .toContain('This model is damaged or not under the contract.');
    await page.selectOption('#model-used', 'shipped');
    await expect.poll(() => text('#strip')).toContain('happy');
    expect(await text('#vitals')).toMatch(/Model\s+phaser-emotion/);
  });

  it('that comes late does not take the place of the one that was chosen after it', async () => {
    // A page that has no model yet.
    await page.reload();
    await page.waitForSelector('#inside .bars');
    await openPictures([face('happy_03.jpg')]);
    await expect.poll(() => text('#faces')).toContain('happy');
    await page.click('#tab-compare');
    await page.fill('#model-url', fixture('tiny'));
    await page.click('#compare button:has-text("Add")');
    for (const box of await page.locator('#models li:not(:has-text("tiny")) input').all())
      await box.uncheck();
    let letCome: () => void = () => undefined;
    const late = new Promise<void>((come) => (letCome = come));
    await page.route('**/tiny/model.json', async (route) => {
      await late;
      await route.continue();
    });
    await page.selectOption('#model-used', 'tiny');
    await page.selectOption('#model-used', 'shipped');
    await expect.poll(() => text('#strip')).toContain('happy');
    letCome();
    await page.click('#compare-picture');
    await page.locator('#compare-picture:not([disabled])').waitFor();
    expect((await levelsBy('tiny')).sum).toBeCloseTo(100, -1);
    expect(await text('#vitals')).toMatch(/Model\s+phaser-emotion/);
  });
});

describe.skipIf(!haveFaces)('a video file', () => {
  const long = face('video/WolfgangLanger_Pexels.mp4');

  async function readInOneGo(file: string): Promise<void> {
    await lab.openVideo(file);
    await page.click('#tab-batch');
    await page.fill('#batch-fps', '5');
    await page.click('#batch-run');
    await expect.poll(() => text('#batch-run')).toBe('Read the whole video');
  }

  it('is read in one go, stopped and resumed, and exported', async () => {
    await lab.openVideo(long);
    await page.click('#tab-batch');
    await page.fill('#batch-fps', '5');
    expect(await text('#batch-words')).toContain('Not read yet');
    await lab.pressOnce('#batch-words', /([2-9]|\d{2,}) frames/, '#export-json', '#batch-cancel');
    // What is exported meanwhile is what was read, not what was seen while it played.
    const exported = await download(async () => {
      const saysAtOnce = (run: HTMLButtonElement) => {
        run.click();
        return run.textContent;
      };
      expect(await page.locator('#batch-run').evaluate(saysAtOnce)).toBe('Reading …');
    });
    const begun = parseRecording(exported.toString());
    const [first] = begun.frames;
    expect(first?.mediaTime).toBe(0);
    const second = begun.frames[1]?.mediaTime ?? 0;
    // The picture that is shown at 200 ms began up to a frame of the video, 42 ms, before.
    expect(second).toBeGreaterThan(150);
    expect(second).toBeLessThan(250);
    const resume = page.locator('#batch-run:not([disabled])');
    await resume.waitFor();
    expect(await resume.innerText()).toBe('Resume');
    await resume.click();
    const done = () => page.locator('#batch-run').innerText();
    await expect.poll(done).toBe('Read the whole video');
    expect(await text('#batch-words')).toMatch(/0:19\.\d of 0:19\.\d, 9\d frames/);

    const recording = parseRecording((await download('#export-json')).toString());
    expect(recording.frames.length).toBeGreaterThan(90);
    expect(recording.model).toContain('phaser-emotion');
    const [head, ...lines] = (await download('#export-csv')).toString().trimEnd().split('\n');
    expect(head?.split(',')).toEqual(DECISION_COLUMNS);
    expect(lines.length).toBeGreaterThan(80);
  });

  it('is looked at in the timeline: by click, drag, buttons and keys', async () => {
    const shown = async () => (await page.getAttribute('#chart', 'aria-label')) ?? '';
    const moment = () => page.locator('#video').evaluate((it: HTMLVideoElement) => it.currentTime);
    await readInOneGo(long);
    await expect.poll(shown).toMatch(/0:00 to 0:19\.\d/);
    const chart = page.locator('#chart .u-over');
    await chart.scrollIntoViewIfNeeded();
    const { x = 0, y = 0, width = 0 } = (await chart.boundingBox()) ?? {};
    await page.mouse.click(x + width / 2, y + 60);
    await expect.poll(moment).toBeCloseTo(9.7, 0);

    await page.mouse.move(x + width / 4, y + 60);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + 70, { steps: 4 });
    await page.mouse.up();
    await expect.poll(shown).toMatch(/ 0:0[45](\.\d)? to 0:(09|10)(\.\d)?$/);
    const lane = await page.getAttribute('#lanes canvas', 'aria-label');
    expect(lane).toMatch(/^Ours: \d+ switches/);
    await page.mouse.dblclick(x + width / 2, y + 60);
    await expect.poll(shown).toMatch(/0:00 to 0:19\.\d/);

    await page.focus('#chart-in');
    await page.keyboard.press('Enter');
    // Around 0:07, where the clicks of the double-click led.
    await expect.poll(shown).toMatch(/ 0:02(\.\d)? to 0:12(\.\d)?$/);
    await page.focus('#chart-reset');
    await page.keyboard.press('Space');
    await expect.poll(shown).toMatch(/0:00 to 0:19\.\d/);
    await page.focus('#scrub');
    await page.keyboard.press('End');
    await expect.poll(moment).toBeGreaterThan(19);
    await page.keyboard.press('Home');
    await expect.poll(moment).toBeLessThan(0.5);

    for (const mode of ['stack', 'raw', 'lines']) {
      await page.click(`#chart-${mode}`);
      expect(await page.getAttribute(`#chart-${mode}`, 'aria-pressed')).toBe('true');
    }
    expect(await text('#shares')).toMatch(/happy\s+[1-9]\d\.\d %/);
  });

  it('is written with its boxes as a video that decodes', async () => {
    await readInOneGo(face('video/single_face.mp4'));
    const webm = await download('#export-video');
    const seen = await page.evaluate(async (base64) => {
      const blob = await (await fetch(`data:video/webm;base64,${base64}`)).blob();
      const video = Object.assign(document.createElement('video'), { muted: true });
      video.src = URL.createObjectURL(blob);
      await video.play();
      return { width: video.videoWidth, height: video.videoHeight, duration: video.duration };
    }, webm.toString('base64'));
    expect(seen).toMatchObject({ width: 640, height: 360 });
    expect(seen.duration).toBeGreaterThan(2.2);
  });

  it('that is empty or damaged gets a clear word', async () => {
    await page.setInputFiles('#files', upload('empty.mp4', 'video/mp4'));
    await expect.poll(() => text('#notice')).toContain('empty.mp4 is empty (0 bytes)');
    await page.setInputFiles('#files', upload('broken.mp4', 'video/mp4', Buffer.alloc(5000, 7)));
    await expect.poll(() => text('#notice')).toContain('broken.mp4 is not a video');
    await page.setInputFiles('#files', upload('letter.docx', 'application/msword'));
    await expect.poll(() => text('#notice')).toContain('neither a picture, a video nor');
    await page.setInputFiles('#files', upload('odd.json', 'application/json', Buffer.from('{}')));
    await expect.poll(() => text('#notice')).toContain('odd.json is no recording');
  });
});

describe('the webcam', () => {
  it('shows the face, its coming and going, and answers a listening window', async () => {
    await page.click('#webcam');
    await expect.poll(() => text('#faces')).toContain('happy');
    await page.click('#tab-tune');
    await page.fill('#script', '{ "for": ["happy", "sad"], "timeoutMs": 600000 }');
    await page.click('#script-run');
    await expect.poll(() => text('#script-result')).toContain('"by": "face"');
    expect(await text('#script-result')).toContain('"emotion": "happy"');
    const told = () => page.locator('#events').textContent();
    await expect.poll(told).toMatch(/facelost/);
    const saved = parseRecording((await download('#record')).toString());
    const seen = saved.frames.map(({ faces }) => faces.length);
    expect(seen).toContain(0);
    expect(seen).toContain(1);
    const signal = new EmotionSignal();
    const events = saved.frames.flatMap((frame) => signal.ingest(frame)).map(({ type }) => type);
    expect(events).toEqual(expect.arrayContaining(['facefound', 'facelost', 'change']));

    await page.fill('#constant-enter', '0.95');
    await page.press('#constant-enter', 'Enter');
    await page.uncheck('#listening-set label:has-text("fear") input');
    const code = await text('#tune pre[aria-label="Options as code"]');
    expect(code).toContain('filter: { enter: 0.95 }');
    expect(code).toContain("'happy'");
    await page.click('#stop');
    expect(await text('#lanes')).toContain('Raw argmax');
  });

  it('is judged anew while a constant is dragged', async () => {
    const box = page.locator('#constant-enter');
    const slider = page.locator('.constant:has(#constant-enter) input[type="range"]');
    await page.click('#tab-tune');
    const before = await box.inputValue();
    await slider.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => box.inputValue()).toBe('0.2');
    await expect.poll(() => text('#tune pre[aria-label="Options as code"]')).toContain('0.2');
    await page.fill('#constant-enter', before);
    await page.press('#constant-enter', 'Enter');
    await expect.poll(() => slider.inputValue()).toBe(before);
  });

  it('can be replayed from its recording', async () => {
    const { model, frames } = parseRecording((await download('#record')).toString());
    // Of a page that has been open for an hour: a camera's own time counts from there.
    const later = frames.map((each) => ({ ...each, mediaTime: (each.mediaTime ?? 0) + 3_600_000 }));
    const buffer = Buffer.from(JSON.stringify(toJson({ model, frames: later })));
    // Watched for in the page: it lasts no longer than what was recorded.
    const played = page.waitForFunction(() => document.querySelector('#stop:not([disabled])'));
    const moved = page.waitForFunction(() => {
      const scrub = document.querySelector<HTMLInputElement>('#scrub');
      return document.querySelector('#stop:not([disabled])') && (scrub?.valueAsNumber ?? 0) > 1;
    });
    await page.setInputFiles('#files', upload('again.json', 'application/json', buffer));
    await played;
    await moved;
    await expect.poll(() => page.isHidden('#video')).toBe(true);
    await expect.poll(() => text('#statistics')).toMatch(/Face in sight\s+[1-9]/);
  });

  it('leaves nothing behind in the log, and asks nobody else', () => {
    expect(lab.visited.offOrigin).toEqual([]);
    const unexpected = lab.visited.errors.filter(
      (error) => !error.includes('Failed to load resource'),
    );
    expect(unexpected).toEqual([]);
  });
});
