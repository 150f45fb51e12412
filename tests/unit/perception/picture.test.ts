import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as rest } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { cutCrop } from '../../../plugin/perception/crop';
import { pictureFromRgb, pictureFromYuv, type Turn } from '../../../plugin/perception/picture';
import { ReusedPixels } from '../../../plugin/perception/ReusedPixels';

const WIDTH = 64;
const HEIGHT = 48;
/** Limited range, Rec. 601. */
const RED = { rgb: [255, 0, 0], yuv: [81, 90, 240] } as const;

function rgbOf([r, g, b]: readonly number[], order: 'RGBA' | 'BGRA') {
  const bytes = new Uint8Array(WIDTH * HEIGHT * 4);
  const pixel = order === 'RGBA' ? [r, g, b, 255] : [b, g, r, 255];
  for (let at = 0; at < bytes.length; at += 4) bytes.set(pixel as number[], at);
  return pictureFromRgb(bytes, order, { offset: 0, stride: 4 * WIDTH }, WIDTH, HEIGHT);
}

/** Planes with padded rows, as cameras like to give them. */
function planes([y, u, v]: readonly number[], format: 'NV12' | 'I420') {
  const stride = WIDTH + 16;
  const luma = stride * HEIGHT;
  const bytes = new Uint8Array(luma * 2).fill(y as number, 0, luma);
  if (format === 'NV12') {
    for (let at = luma; at < bytes.length; at += 2) bytes.set([u as number, v as number], at);
    const layout = [
      { offset: 0, stride },
      { offset: luma, stride },
    ];
    return pictureFromYuv(bytes, format, layout, WIDTH, HEIGHT, false);
  }
  const half = stride / 2;
  const size = (half * HEIGHT) / 2;
  bytes.fill(u as number, luma, luma + size).fill(v as number, luma + size, luma + 2 * size);
  const layout = [
    { offset: 0, stride },
    { offset: luma, stride: half },
    { offset: luma + size, stride: half },
  ];
  return pictureFromYuv(bytes, format, layout, WIDTH, HEIGHT, false);
}

type Rows = readonly (readonly number[])[];

/** Video planes of which no two samples are alike. */
function numbered(width: number, height: number) {
  const rows = (columns: number, count: number, first: number): Rows =>
    Array.from({ length: count }, (_, y) =>
      Array.from({ length: columns }, (_, x) => first + 3 * (y * columns + x)),
    );
  const half = [width / 2, height / 2] as const;
  return {
    width,
    height,
    planes: [rows(width, height, 40), rows(...half, 90), rows(...half, 140)],
  };
}

/** Turned clockwise, then mirrored, by moving every sample. */
function turnedRows(rows: Rows = [], { rotation, flip }: Turn): Rows {
  let turned = rows;
  for (let quarter = 0; quarter < rotation / 90; quarter += 1) {
    const from = turned;
    turned = (from[0] ?? []).map((_, x) => from.map((row) => row[x] ?? 0).reverse());
  }
  return flip ? turned.map((row) => [...row].reverse()) : turned;
}

function yuvPicture(
  planes: readonly Rows[],
  { width, height }: { width: number; height: number },
  turn?: Turn,
) {
  let offset = 0;
  const layout = planes.map((rows) => {
    const plane = { offset, stride: rows[0]?.length ?? 0 };
    offset += rows.flat().length;
    return plane;
  });
  const bytes = Uint8Array.from(planes.flatMap((rows) => rows.flat()));
  return pictureFromYuv(bytes, 'I420', layout, width, height, true, turn);
}

const square = { centre: { x: 32, y: 24 }, side: 40, roll: 0.3 };

describe('a picture', () => {
  test.each([
    ['RGBA', rgbOf(RED.rgb, 'RGBA')],
    ['BGRA', rgbOf(RED.rgb, 'BGRA')],
    ['NV12', planes(RED.yuv, 'NV12')],
    ['I420', planes(RED.yuv, 'I420')],
  ] as const)('of pure red is red and as bright as Rec. 601 says: %s', (_, picture) => {
    const [r, g, b, a] = picture.thumbnail.data;
    expect(r).toBeGreaterThan(250);
    expect(g).toBeLessThan(5);
    expect(b).toBeLessThan(5);
    expect(a).toBe(255);
    for (const value of cutCrop(picture, square)) expect(value).toBeCloseTo(0.299, 2);
  });

  test('spreads the limited range of video over 0..1', () => {
    expect(cutCrop(planes([16, 128, 128], 'NV12'), square)[0]).toBe(0);
    expect(cutCrop(planes([235, 128, 128], 'NV12'), square)[0]).toBe(1);
  });

  test('takes full-range video as it is', () => {
    const bytes = new Uint8Array(WIDTH * HEIGHT * 1.5).fill(128);
    const layout = [
      { offset: 0, stride: WIDTH },
      { offset: WIDTH * HEIGHT, stride: WIDTH },
    ];
    const picture = pictureFromYuv(bytes, 'NV12', layout, WIDTH, HEIGHT, true);
    expect(cutCrop(picture, square)[0]).toBeCloseTo(128 / 255, 5);
  });

  test.each(
    ([0, 90, 180, 270] as const).flatMap((rotation) =>
      [false, true].map((flip) => ({ rotation, flip })),
    ),
  )('turned by $rotation°, mirrored: $flip, is what it is when stored that way', (turn) => {
    const { planes: stored, ...lying } = numbered(6, 4);
    const shown = [stored[0], stored[1], stored[2]].map((plane) => turnedRows(plane, turn));
    const turned = yuvPicture(stored, lying, turn);
    const upright = yuvPicture(shown, {
      width: shown[0]?.[0]?.length ?? 0,
      height: shown[0]?.length ?? 0,
    });
    expect(turned.thumbnail).toEqual(upright.thumbnail);
    const whole = { centre: { x: 2, y: 2 }, side: 9, roll: 0.4 };
    expect(cutCrop(turned, whole)).toEqual(cutCrop(upright, whole));
  });

  test('has a thumbnail of at most 320 px that covers it by whole blocks', () => {
    const bytes = new Uint8Array(1282 * 722 * 4);
    const layout = { offset: 0, stride: 4 * 1282 };
    const { thumbnail } = pictureFromRgb(bytes, 'RGBX', layout, 1282, 722);
    expect(thumbnail).toMatchObject({ width: 256, height: 144, scale: 5 });
    expect(thumbnail.data.length).toBe(256 * 144 * 4);
  });

  test('is read down to a single pixel', () => {
    const one = new Uint8Array([10, 20, 30, 255]);
    const picture = pictureFromRgb(one, 'RGBA', { offset: 0, stride: 4 }, 1, 1);
    expect([...picture.thumbnail.data]).toEqual([10, 20, 30, 255]);
    expect(cutCrop(picture, square)[0]).toBeCloseTo(18 / 255, 2);
  });
});

/** Of this process, whose young rubbish is collected every 16 MB. */
async function collectionsDuring(work: () => void): Promise<number> {
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  observer.observe({ entryTypes: ['gc'] });
  work();
  // They are told of later.
  await rest(10);
  observer.disconnect();
  return collections;
}

describe('a thumbnail', () => {
  const [width, height] = [640, 360];
  const yuv = new Uint8Array(width * height * 2).fill(120);
  const rgb = new Uint8Array(width * height * 4).fill(120);
  const stride = { offset: 0, stride: width };
  const layout = [stride, { ...stride, offset: width * height }];
  const pixels = new ReusedPixels();

  test.each([
    ['planes', () => pictureFromYuv(yuv, 'NV12', layout, width, height, true, undefined, pixels)],
    [
      'colours',
      () => pictureFromRgb(rgb, 'RGBA', { offset: 0, stride: 4 * width }, width, height, pixels),
    ],
  ])('of %s leaves no rubbish with every pixel', async (_, make) => {
    const many = () => {
      for (let frame = 0; frame < 60; frame++) make();
    };
    // Before it is compiled, every number with a fraction is rubbish.
    await expect.poll(() => collectionsDuring(many)).toBeLessThan(6);
  });
});
