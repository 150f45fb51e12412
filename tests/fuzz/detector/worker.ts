import { cropSquare } from '../../../plugin/perception/align';
import { cutCrop } from '../../../plugin/perception/crop';
import { MediaPipeDetector } from '../../../plugin/perception/MediaPipeDetector';
import { FrameReader } from '../../../plugin/perception/frame-reader';
import type { Picture } from '../../../plugin/perception/picture';
import type { Random } from '../../bench/signal/random';
import { campaign } from '../campaign';
import { damagedBytes } from '../damage';
import type { Target } from '../Target';

/** One stretch of cases, and what they are made of. */
export interface Order {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly model: string;
  readonly wasm: string;
  readonly photo: string;
}

const bytesAt = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());

/** As long as before, with one to eight bytes changed. */
function flipped(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const times = random.between(1, 9);
  for (let i = 1; i < times; i += 1) {
    changed[Math.floor(random.between(0, bytes.length))] = Math.floor(random.between(0, 256));
  }
  return changed;
}

/** Most of the damage goes where the file's structure is: its weights are most of it. */
function damagedModel(model: Uint8Array, random: Random): Uint8Array {
  const [start, length] = random.pick<readonly [number, number]>([
    [0, model.length],
    [0, 2048],
    [0, 64],
    [model.length - 30_000, 30_000],
  ]);
  const damage = random.next() < 0.5 ? damagedBytes : flipped;
  const piece = damage(model.subarray(start, start + length), random);
  const rest = model.subarray(start + length);
  const damaged = new Uint8Array(start + piece.length + rest.length);
  damaged.set(model.subarray(0, start));
  damaged.set(piece, start);
  damaged.set(rest, start + piece.length);
  return damaged;
}

function detectorFile(model: Uint8Array, wasm: WebAssembly.Module, picture: Picture): Target {
  return {
    name: 'detector file',
    attempt: async (random) => {
      let detector: MediaPipeDetector | null = null;
      try {
        detector = await MediaPipeDetector.create(damagedModel(model, random), wasm, 0.5);
        for (const { box, keypoints } of detector.detect(picture.thumbnail).slice(0, 10)) {
          const crop = cutCrop(picture, cropSquare(box, keypoints));
          if (!crop.every((gray) => gray >= 0 && gray <= 1)) throw new Error('no crop');
        }
        return 'taken';
      } catch (error) {
        // The worker's code reaches this as another module's class would: by its name.
        if (error instanceof Error && error.name === 'EmotionError') return 'refused';
        throw error;
      } finally {
        detector?.close();
      }
    },
  };
}

globalThis.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const work = async () => {
    for (const level of ['log', 'warn', 'error'] as const) console[level] = () => undefined;
    const wasm = await WebAssembly.compile(await bytesAt(data.wasm));
    const photo = await createImageBitmap(await (await fetch(data.photo)).blob());
    const picture = await new FrameReader().read(photo);
    const model = await bytesAt(data.model);
    const target = detectorFile(model, wasm, picture);
    const result = await campaign(target, data, (index) => postMessage({ index }));
    // Had the browser run out of something, every case would have been refused.
    (await MediaPipeDetector.create(model, wasm, 0.5)).close();
    postMessage({ result });
  };
  work().catch((error: unknown) => {
    reportError(error);
  });
});
