import { resolve } from 'node:path';
import { openSite, visit } from '../../harness/site.ts';
import type { CampaignResult } from '../campaign.ts';

/**
 * Damaged detector files against MediaPipe, in a browser since it runs nowhere else.
 *
 * @param cases from, inclusive, and to, exclusive
 */
export async function fuzzDetectorFile(
  seed: number,
  [from, to]: readonly [number, number],
): Promise<CampaignResult> {
  const site = await openSite(
    ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    'tests/fuzz/detector',
  );
  try {
    const { page } = await visit(site);
    const asset = (path: string) => `/@fs${resolve(path)}`;
    const order = {
      seed,
      from,
      to,
      model: asset('plugin/assets/face-detector/short_range.tflite'),
      wasm: asset('plugin/assets/wasm/mediapipe_face_detector.wasm'),
      photo: asset('node_modules/@vladmandic/face-api/demo/sample1.jpg'),
    };
    await page.waitForFunction(() => typeof window.fuzzDetector === 'function');
    return await page.evaluate((each) => window.fuzzDetector(each), order);
  } finally {
    await site.close();
  }
}
