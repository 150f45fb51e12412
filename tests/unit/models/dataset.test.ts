import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTestSplits } from '../../../models/evaluation/dataset.mjs';
import { DISTURBANCES, disturb } from '../../../models/evaluation/disturbances.mjs';
import { mirrored } from '../../../models/evaluation/predict.mjs';

const flat = (value: number) =>
  Array<number>(48 * 48)
    .fill(value)
    .join(' ');

describe('test splits', () => {
  it('reads labels, pixels, FER+ majorities and knows copies', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fer-'));
    const csv = join(folder, 'fer2013.csv');
    const lines = [
      'emotion,pixels,Usage',
      `3,${flat(51)},Training`,
      `0,${flat(102)},PublicTest`,
      `3,${flat(51)},PrivateTest`,
      `5,${flat(255)},PrivateTest`,
      `5,${flat(204)},PrivateTest`,
    ];
    await writeFile(csv, `${lines.join('\n')}\n`);
    const votes = [
      'Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF',
      'Training,a.png,0,10,0,0,0,0,0,0,0,0',
      'PublicTest,b.png,0,0,0,0,6,4,0,0,0,0',
      'PrivateTest,c.png,5,5,0,0,0,0,0,0,0,0',
      'PrivateTest,d.png,0,0,2,0,0,0,0,8,0,0',
      'PrivateTest,e.png,2,0,8,0,0,0,0,0,0,0',
    ];
    await writeFile(join(folder, 'fer2013new.csv'), votes.join('\n'));
    const { PublicTest, PrivateTest } = await readTestSplits(csv);
    expect([...PublicTest.labels]).toEqual([0]);
    expect(PublicTest.images[0]).toBeCloseTo(0.4);
    expect([...(PublicTest.majority ?? [])]).toEqual([0]);
    expect(PrivateTest.unique).toEqual([false, true, true]);
    expect([...(PrivateTest.majority ?? [])]).toEqual([6, -1, 5]);
    expect([...(PrivateTest.clear ?? [])]).toEqual([-1, -1, 5]);
  });
});

describe('disturbances', () => {
  const ramp = Float32Array.from({ length: 48 * 48 }, (_, i) => (i % 48) / 47);

  it('mirrors left to right', () => {
    expect(mirrored(ramp)[0]).toBe(1);
    expect(mirrored(ramp)[47]).toBe(0);
  });

  it('keeps every picture in range and changes it', () => {
    for (const [name, disturbance] of Object.entries(DISTURBANCES)) {
      const changed = disturb(ramp, disturbance);
      expect(Math.min(...changed), name).toBeGreaterThanOrEqual(0);
      expect(Math.max(...changed), name).toBeLessThanOrEqual(1.0001);
      expect([...changed], name).not.toEqual([...ramp]);
    }
  });

  it('trims the crop by as many pixels as it says', () => {
    const trimmed = disturb(ramp, DISTURBANCES['crop trimmed 4 px'] as never);
    // 24 rows down, the leftmost pixel now shows what lay 4 px inside.
    expect((trimmed[24 * 48] as number) * 47).toBeCloseTo(3.92, 1);
  });
});
