import { assetUrls } from '../../../../plugin/assets';
import { EmotionEngine } from '../../../../plugin/engine/EmotionEngine';
import '../../../../plugin/full-range';
import { PerceptionClient } from '../../../../plugin/perception/PerceptionClient';
import type { OwnName, Player, Reader, ReaderOptions } from './Reader';

/** The detector for groups where there is one. */
function detectorFor(name: OwnName, { crowd }: ReaderOptions) {
  if (name === 'ours-light') return 'light';
  return crowd ? 'full' : 'short';
}

/** One frame at a time, to be set beside the others'. */
export async function openOurs(name: OwnName, options: ReaderOptions): Promise<Reader> {
  const client = new PerceptionClient({
    urls: assetUrls({ detector: detectorFor(name, options) }),
    backend: options.backend,
    maxFaces: 10,
    onProgress: () => undefined,
  });
  await client.load();
  return {
    read: async (video) => {
      const now = performance.now();
      const frame = new VideoFrame(video, { timestamp: Math.round(now * 1000) });
      return (await client.read(frame, now))?.faces.length ?? 0;
    },
  };
}

/**
 * The whole plugin but Phaser: filter, store and events, too.
 *
 * @param onReading after every frame, with the faces read
 */
export async function playOurs(
  name: OwnName,
  stream: MediaStream,
  options: ReaderOptions,
  targetFps: number,
  onReading: (faces: number) => void,
): Promise<Player> {
  const engine = new EmotionEngine({
    backend: options.backend,
    detector: detectorFor(name, options),
    maxFaces: options.crowd ? 10 : 1,
    targetFps,
  });
  engine.on('reading', ({ frame }) => {
    onReading(frame.faces.length);
  });
  if (options.preloaded) {
    await engine.preload();
    options.preloaded();
  }
  if (!(await engine.start({ source: stream }))) {
    throw new Error(engine.store.getState().error?.message);
  }
  return {
    stop: () => {
      engine.stop();
    },
  };
}
