import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cropSquare, rollOf, type CropSquare } from '../../../plugin/perception/align';
import type { Keypoints, Point } from '../../../plugin/types';

/** Where FER-2013's faces have their parts in the 48-px frame, on average. */
const AVERAGE_FACE: Keypoints = {
  leftEye: { x: 15, y: 19.1 },
  rightEye: { x: 32.8, y: 18.9 },
  nose: { x: 24, y: 28.9 },
  mouth: { x: 24, y: 37.5 },
};
const BOX = { x: 3, y: 7, width: 42, height: 42 };

const place = fc.record({
  scale: fc.double({ min: 0.5, max: 30, noNaN: true }),
  angle: fc.double({ min: -3, max: 3, noNaN: true }),
  x: fc.double({ min: -500, max: 4000, noNaN: true }),
  y: fc.double({ min: -500, max: 4000, noNaN: true }),
});
type Place = { scale: number; angle: number; x: number; y: number };

function moved(point: Point, { scale, angle, x, y }: Place): Point {
  return {
    x: x + scale * (point.x * Math.cos(angle) - point.y * Math.sin(angle)),
    y: y + scale * (point.x * Math.sin(angle) + point.y * Math.cos(angle)),
  };
}

function movedFace(face: Keypoints, by: Place): Keypoints {
  return {
    leftEye: moved(face.leftEye, by),
    rightEye: moved(face.rightEye, by),
    nose: moved(face.nose, by),
    mouth: moved(face.mouth, by),
  };
}

/** A point of the frame in the 48-px coordinates of the crop. */
function inCrop(point: Point, { centre, side, roll }: CropSquare): Point {
  const dx = point.x - centre.x;
  const dy = point.y - centre.y;
  return {
    x: 24 + (48 / side) * (dx * Math.cos(roll) + dy * Math.sin(roll)),
    y: 24 + (48 / side) * (dy * Math.cos(roll) - dx * Math.sin(roll)),
  };
}

describe('the crop of a face with keypoints', () => {
  test('puts an average face where the training pictures have theirs, within a pixel', () => {
    const square = cropSquare(BOX, AVERAGE_FACE);
    for (const part of ['leftEye', 'rightEye', 'mouth'] as const) {
      const there = inCrop(AVERAGE_FACE[part], square);
      expect(Math.abs(there.x - AVERAGE_FACE[part].x)).toBeLessThan(1);
      expect(Math.abs(there.y - AVERAGE_FACE[part].y)).toBeLessThan(1);
    }
  });

  test('keeps the middle and takes less around it when zoomed in', () => {
    const whole = cropSquare(BOX, AVERAGE_FACE);
    const close = cropSquare(BOX, AVERAGE_FACE, 0.85);
    expect(close).toEqual({ ...whole, side: 0.85 * whole.side });
  });

  test('shows the same picture wherever, however large and however tilted the face is', () => {
    const still = cropSquare(BOX, AVERAGE_FACE);
    fc.assert(
      fc.property(place, (by) => {
        const face = movedFace(AVERAGE_FACE, by);
        const square = cropSquare(BOX, face);
        for (const part of ['leftEye', 'rightEye', 'nose', 'mouth'] as const) {
          const there = inCrop(face[part], square);
          const before = inCrop(AVERAGE_FACE[part], still);
          expect(there.x).toBeCloseTo(before.x, 5);
          expect(there.y).toBeCloseTo(before.y, 5);
        }
      }),
    );
  });

  test('is upright to the eyes', () => {
    fc.assert(
      fc.property(place, (by) => {
        const face = movedFace(AVERAGE_FACE, by);
        const square = cropSquare(BOX, face);
        expect(inCrop(face.leftEye, square).y).toBeCloseTo(inCrop(face.rightEye, square).y, 6);
      }),
    );
  });

  test('keeps its size when the head turns and the eyes come closer', () => {
    const turned: Keypoints = {
      ...AVERAGE_FACE,
      leftEye: { x: 19, y: 19 },
      rightEye: { x: 29, y: 19 },
    };
    const ratio = cropSquare(BOX, turned).side / cropSquare(BOX, AVERAGE_FACE).side;
    expect(ratio).toBeGreaterThan(0.95);
    expect(ratio).toBeLessThan(1.05);
  });

  test('gives positive roll for a head tilted clockwise in the picture', () => {
    expect(rollOf({ ...AVERAGE_FACE, rightEye: { x: 32.8, y: 25 } })).toBeGreaterThan(0.2);
  });
});

describe('the crop of a face without usable keypoints', () => {
  const expected = { centre: { x: 150, y: 210 }, side: 231, roll: 0 };
  const box = { x: 50, y: 130, width: 200, height: 200 };

  test('is guessed from the box: 1.155 times as large, raised by a tenth', () => {
    expect(cropSquare(box, null)).toEqual(expected);
  });

  test('takes keypoints that fall together or are no numbers for none', () => {
    const same = { x: 100, y: 100 };
    const lost = { x: Number.NaN, y: 0 };
    for (const point of [same, lost]) {
      const face = { leftEye: point, rightEye: point, nose: point, mouth: point };
      expect(cropSquare(box, face)).toEqual(expected);
    }
  });
});
