import { describe, expect, test } from 'vitest';
import { cutCrop } from '../../../plugin/perception/crop';
import { measureQuality, yawOf } from '../../../plugin/perception/quality';
import { grayPicture } from './pictures';

const box = { x: 0, y: 0, width: 90, height: 120 };
const square = { centre: { x: 100, y: 100 }, side: 96, roll: 0 };

/** Edges between dark and bright stripes, `soft` px wide. */
function stripes(soft: number) {
  const picture = grayPicture(200, 200, (x) => {
    const phase = Math.sin((x * Math.PI) / 12);
    return 128 + 100 * Math.max(-1, Math.min(1, (phase * 12) / Math.max(1, soft)));
  });
  return measureQuality(box, null, cutCrop(picture, square));
}

/** A head turned by `yaw`: eyes on a plane, the nose tip .6 eye distances before it. */
function head(yawDeg: number, roll: number) {
  const yaw = (yawDeg * Math.PI) / 180;
  const project = (x: number, y: number, z: number) => {
    const px = 100 * (x * Math.cos(yaw) + z * Math.sin(yaw));
    const py = 100 * y;
    return {
      x: 300 + px * Math.cos(roll) - py * Math.sin(roll),
      y: 200 + px * Math.sin(roll) + py * Math.cos(roll),
    };
  };
  return {
    leftEye: project(-0.5, 0, 0),
    rightEye: project(0.5, 0, 0),
    nose: project(0, 0.55, 0.6),
    mouth: project(0, 1, 0.2),
  };
}

describe('quality', () => {
  test('knows size and brightness', () => {
    const gray = measureQuality(box, null, new Float32Array(48 * 48).fill(0.25));
    expect(gray.sizePx).toBe(120);
    expect(gray.brightness).toBeCloseTo(0.25);
    expect(gray.yawDeg).toBe(0);
  });

  test('calls crisp edges sharp, soft ones less so, and nothing at all a blur', () => {
    const crisp = stripes(1).sharpness;
    const soft = stripes(12).sharpness;
    expect(crisp).toBeGreaterThan(0.9);
    expect(soft).toBeLessThan(crisp * 0.8);
    expect(measureQuality(box, null, new Float32Array(48 * 48).fill(0.5)).sharpness).toBe(0);
  });

  test.each([0, 10, 20, 35, 50])('sees a turn of %i° to either side, tilted or not', (yaw) => {
    for (const roll of [0, 0.5, -0.5]) {
      expect(yawOf(head(yaw, roll))).toBeCloseTo(yaw, 1);
      expect(yawOf(head(-yaw, roll))).toBeCloseTo(yaw, 1);
    }
  });
});
