import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutCrop, samplesPerPixel } from '../../../plugin/perception/crop';
import { grayPicture } from './pictures';

const at = (crop: Float32Array, x: number, y: number) => crop[y * 48 + x] as number;

describe('a crop', () => {
  test('of a 48-px square that lies on the grid is the square itself', () => {
    const picture = grayPicture(100, 80, (x, y) => (x * 7 + y * 13) % 256);
    const crop = cutCrop(picture, { centre: { x: 44, y: 34 }, side: 48, roll: 0 });
    for (let y = 0; y < 48; y++) {
      for (let x = 0; x < 48; x++) {
        const shade = Math.round(((x + 20.5) * 7 + (y + 10.5) * 13) % 256);
        expect(at(crop, x, y)).toBeCloseTo(shade / 255, 5);
      }
    }
  });

  test('of a mirror image is the mirror image of the crop', () => {
    const picture = grayPicture(100, 80, (x, y) => (x * 7 + y * 13) % 256);
    const square = { centre: { x: 47.3, y: 39.1 }, side: 70, roll: 0.4 };
    const crop = cutCrop(picture, square);
    const mirrored = cutCrop(picture, square, true);
    for (let y = 0; y < 48; y++) {
      for (let x = 0; x < 48; x++) expect(at(mirrored, 47 - x, y)).toBeCloseTo(at(crop, x, y), 5);
    }
  });

  test('averages areas: a fine checkerboard becomes even gray', () => {
    const picture = grayPicture(400, 400, (x, y) =>
      (Math.floor(x) + Math.floor(y)) % 2 ? 255 : 0,
    );
    const crop = cutCrop(picture, { centre: { x: 200, y: 200 }, side: 192, roll: 0 });
    for (const value of crop) expect(value).toBeCloseTo(0.5, 5);
  });

  test('follows a slope at any place, size and roll', () => {
    const picture = grayPicture(640, 480, (x, y) => 40 + 0.15 * x + 0.2 * y);
    fc.assert(
      fc.property(
        fc.double({ min: 50, max: 250, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (side, roll) => {
          const square = { centre: { x: 320, y: 240 }, side, roll };
          const crop = cutCrop(picture, square);
          for (const [x, y] of [
            [5, 7],
            [40, 12],
            [24, 44],
          ] as const) {
            const u = ((x + 0.5 - 24) * side) / 48;
            const v = ((y + 0.5 - 24) * side) / 48;
            const px = 320 + u * Math.cos(roll) - v * Math.sin(roll);
            const py = 240 + u * Math.sin(roll) + v * Math.cos(roll);
            expect(at(crop, x, y)).toBeCloseTo((40 + 0.15 * px + 0.2 * py) / 255, 2);
          }
        },
      ),
    );
  });

  test('goes on with the edge where the square leaves the picture', () => {
    const picture = grayPicture(60, 60, (x) => (x < 1 ? 200 : 100));
    const crop = cutCrop(picture, { centre: { x: 0, y: 30 }, side: 96, roll: 0 });
    expect(at(crop, 0, 24)).toBeCloseTo(200 / 255, 5);
    expect(at(crop, 23, 0)).toBeCloseTo(200 / 255, 5);
    expect(at(crop, 40, 47)).toBeCloseTo(100 / 255, 5);
  });

  test('stays within 0..1 and finite for any square', () => {
    const picture = grayPicture(64, 48, (x, y) => (x * 31 + y * 17) % 256);
    fc.assert(
      fc.property(
        fc.double({ min: -2000, max: 2000, noNaN: true }),
        fc.double({ min: 1, max: 5000, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (x, side, roll) => {
          const crop = cutCrop(picture, { centre: { x, y: -x }, side, roll });
          for (const value of crop) expect(value >= 0 && value <= 1).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('takes samples about one source pixel apart, at most eight a side', () => {
    expect([20, 48, 96, 200, 384, 4000].map(samplesPerPixel)).toEqual([1, 1, 2, 4, 8, 8]);
  });
});
