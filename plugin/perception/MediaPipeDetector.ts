import { FaceDetector as FaceDetectorTask } from '@mediapipe/tasks-vision';
import createVisionModule from '@mediapipe/tasks-vision/vision_wasm_module_internal.js';
import { EmotionError } from '../errors';
import { keypointsOf, type Detection, type Detector } from './Detector';
import type { Thumbnail } from './picture';
import { createPixelCanvas } from './pixel-canvas';
import { stage } from './stage';

/** MediaPipe's loader looks for its module factory and options in two globals and clears both. */
interface VisionGlobals {
  ModuleFactory?: typeof createVisionModule;
  Module?: object;
  custom_dbg?: (line: string) => void;
}

/** MediaPipe tells of every start, for the most part as an error. What is one, it also throws. */
const unheard = () => undefined;

/** MediaPipe builds its graph with the first picture only: a damaged model may fail no sooner. */
const BLANK: Thumbnail = {
  width: 64,
  height: 64,
  scale: 1,
  data: new Uint8ClampedArray(64 * 64 * 4),
};

/** BlazeFace through MediaPipe's task API, on the CPU. */
export class MediaPipeDetector implements Detector {
  private constructor(private readonly detector: FaceDetectorTask) {}

  /**
   * @param model a TFLite detector with metadata
   * @param wasm MediaPipe's WebAssembly module, compiled
   * @param confidence how sure it must be of a face, 0..1
   * @throws EmotionError `model-invalid` when MediaPipe refuses the model or cannot run it
   */
  static async create(
    model: Uint8Array,
    wasm: WebAssembly.Module,
    confidence: number,
  ): Promise<MediaPipeDetector> {
    const globals = globalThis as VisionGlobals;
    const { instantiateWasm, failed } = instantiating(wasm);
    globals.ModuleFactory = createVisionModule;
    globals.Module = { instantiateWasm, print: unheard, printErr: unheard };
    globals.custom_dbg = unheard;
    try {
      const detector = await stage('MediaPipe: graph', () =>
        Promise.race([
          failed,
          FaceDetectorTask.createFromOptions(
            { wasmLoaderPath: '', wasmBinaryPath: '' },
            {
              baseOptions: { modelAssetBuffer: model, delegate: 'CPU' },
              runningMode: 'IMAGE',
              minDetectionConfidence: confidence,
              canvas: createPixelCanvas(),
            },
          ),
        ]),
      );
      const warm = new MediaPipeDetector(detector);
      await stage('MediaPipe: first run', () => warm.detect(BLANK));
      return warm;
    } catch (cause) {
      throw new EmotionError('model-invalid', `the face detector was refused: ${String(cause)}`, {
        cause,
      });
    }
  }

  detect({ data, width, height, scale }: Thumbnail): Detection[] {
    const { detections } = this.detector.detect(new ImageData(data, width, height));
    return detections.flatMap((detection) => {
      const box = detection.boundingBox;
      if (!box) return [];
      const points = detection.keypoints.map(({ x, y }) => ({
        x: x * width * scale,
        y: y * height * scale,
      }));
      return [
        {
          box: {
            x: box.originX * scale,
            y: box.originY * scale,
            width: box.width * scale,
            height: box.height * scale,
          },
          keypoints: keypointsOf(points),
          score: detection.categories[0]?.score ?? 0,
        },
      ];
    });
  }

  close(): void {
    this.detector.close();
  }
}

/**
 * Whether the module trapped in a function that was left out of it, as one might that a processor calls
 * which nobody foresaw.
 */
export function lacksFunction(error: unknown): boolean {
  const cause = error instanceof EmotionError ? error.cause : undefined;
  return cause instanceof WebAssembly.RuntimeError && /unreachable/i.test(cause.message);
}

type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/** Emscripten's hook for a module that was compiled elsewhere, and what it is not told: that it failed. */
function instantiating(module: WebAssembly.Module) {
  let fail: (reason: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const instantiateWasm = (imports: WebAssembly.Imports, done: Instantiated): object => {
    stage('MediaPipe: instantiate', () => WebAssembly.instantiate(module, imports))
      .then((instance) => done(instance, module))
      .catch(fail);
    return {};
  };
  return { instantiateWasm, failed };
}
