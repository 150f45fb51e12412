import { cropSquare } from '../../../plugin/perception/align';
import { cutCrop } from '../../../plugin/perception/crop';
import { MediaPipeDetector } from '../../../plugin/perception/MediaPipeDetector';
import { FrameReader } from '../../../plugin/perception/frame-reader';
import type { Picture } from '../../../plugin/perception/picture';
import { campaign } from '../campaign';
import { damagedDetector } from '../damagedDetector';
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

function detectorFile(model: Uint8Array, wasm: WebAssembly.Module, picture: Picture): Target {
  return {
    name: 'detector file',
    attempt: async (random) => {
      let detector: MediaPipeDetector | null = null;
      try {
        detector = await MediaPipeDetector.create(damagedDetector(model, random), wasm, 0.5);
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
