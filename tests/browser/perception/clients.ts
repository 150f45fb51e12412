import { assetUrls } from '../../../plugin/assets';
import { systemClock, type Clock } from '../../../plugin/clock';
import {
  PerceptionClient,
  type PerceptionOptions,
} from '../../../plugin/perception/PerceptionClient';
import type { FrameReading } from '../../../plugin/types';
import { patience } from '../../harness/pace';

const opened: PerceptionClient[] = [];

/** A worker is given up for dead later where everything takes longer. */
const clock: Clock = {
  ...systemClock,
  setTimeout: (callback, ms) => systemClock.setTimeout(callback, patience(ms)),
};

const models = new URL('./models', import.meta.url).href;

/** An own model of a few bytes: for tests that are not about what it answers. */
export const modelUrl = (name: string) => `${models}/${name}/model.json`;

export function openClient(options: Partial<PerceptionOptions> = {}): PerceptionClient {
  const client = new PerceptionClient({
    urls: assetUrls({ modelUrl: modelUrl('tiny') }),
    backend: 'wasm',
    maxFaces: 10,
    onProgress: () => undefined,
    clock,
    ...options,
  });
  opened.push(client);
  return client;
}

/** For `afterEach`. */
export function closeClients(): void {
  for (const client of opened.splice(0)) client.close();
}

/** A reading that must come. */
export async function readingOf(
  client: PerceptionClient,
  frame: VideoFrame | ImageBitmap,
  timestamp = 0,
): Promise<FrameReading> {
  const reading = await client.read(frame, timestamp);
  if (!reading) throw new Error('the frame was dropped');
  return reading;
}
