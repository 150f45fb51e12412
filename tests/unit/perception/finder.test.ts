import { beforeEach, expect, test } from 'vitest';
import type { Detection, Detector } from '../../../plugin/perception/Detector';
import { FaceFinder } from '../../../plugin/perception/FaceFinder';
import type { Thumbnail } from '../../../plugin/perception/picture';

const picture: Thumbnail = {
  width: 100,
  height: 50,
  scale: 2,
  data: new Uint8ClampedArray(100 * 50 * 4).fill(200),
};

const face = (x: number, width: number): Detection => ({
  box: { x, y: x, width, height: width },
  keypoints: null,
  score: 0.9,
});

let looks: Thumbnail[];
let inPicture: Detection[];
let withMargin: Detection[];

const detector: Detector = {
  detect(thumbnail) {
    looks.push(thumbnail);
    return thumbnail.width > picture.width ? withMargin : inPicture;
  },
  close: () => undefined,
};
const marginsLookedAt = () => looks.filter(({ width }) => width > picture.width).length;

beforeEach(() => {
  looks = [];
  inPicture = [];
  withMargin = [];
});

test('a face in the picture is found without a second look', async () => {
  inPicture = [face(10, 60)];
  expect(await new FaceFinder().find(picture, detector)).toEqual(inPicture);
  expect(looks).toEqual([picture]);
});

test('a face larger than the picture is found in one with a margin, and told where it is', async () => {
  withMargin = [face(20, 220)];
  const [found] = await new FaceFinder().find(picture, detector);
  // The margin is .3 of 100 px, and a pixel of the thumbnail two of the picture.
  expect(found?.box).toEqual({ x: 20 - 60, y: 20 - 60, width: 220, height: 220 });
  const [, wide] = looks;
  expect(wide).toMatchObject({ width: 160, height: 110, scale: 2 });
  const grayAt = (x: number, y: number) => wide?.data[(y * 160 + x) * 4];
  expect([grayAt(29, 30), grayAt(30, 30), grayAt(129, 79), grayAt(130, 79)]).toEqual([
    0, 200, 200, 0,
  ]);
});

test('a small face that only shows with a margin is none', async () => {
  withMargin = [face(80, 60)];
  expect(await new FaceFinder().find(picture, detector)).toEqual([]);
});

test('a face that stays close is looked for in every picture, one that is back as before', async () => {
  const finder = new FaceFinder();
  withMargin = [face(20, 220)];
  for (let at = 0; at < 3; at++) expect(await finder.find(picture, detector)).toHaveLength(1);

  inPicture = [face(10, 60)];
  expect(await finder.find(picture, detector)).toEqual(inPicture);
  expect(looks).toHaveLength(7);
});

test('an empty chair costs a third more, not twice as much', async () => {
  const finder = new FaceFinder();
  for (let at = 0; at < 9; at++) await finder.find(picture, detector);
  expect(looks).toHaveLength(12);
  expect(marginsLookedAt()).toBe(3);
});
