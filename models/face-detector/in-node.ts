import type { FaceDetector } from '@mediapipe/tasks-vision';
import { createPixelCanvas } from '../../plugin/perception/pixel-canvas';

export type OpenDetector = (model: Uint8Array, confidence: number) => Promise<FaceDetector>;

/** What MediaPipe asks a browser for, as far as the detector's own canvas needs it. */
const STAND_INS = {
  self: globalThis,
  WebGLRenderingContext: class {},
  WebGL2RenderingContext: class {},
  OffscreenCanvas: class {},
  ImageData: class {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  },
};

/**
 * MediaPipe's face detector outside of a browser, run as the worker runs it.
 *
 * @param module MediaPipe's WebAssembly module
 * @param onStart called with each instance of it: every detector has one
 */
export async function mediaPipeInNode(
  module: WebAssembly.Module,
  onStart: (instance: WebAssembly.Instance) => void,
): Promise<OpenDetector> {
  Object.assign(globalThis, STAND_INS);
  const { FaceDetector: Task } = await import('@mediapipe/tasks-vision');
  const { default: ModuleFactory } =
    await import('@mediapipe/tasks-vision/vision_wasm_module_internal.js');
  const quiet = () => undefined;
  const instantiateWasm = (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => {
    void WebAssembly.instantiate(module, imports).then((instance) => {
      onStart(instance);
      done(instance, module);
    });
    return {};
  };
  return (model, minDetectionConfidence) => {
    const Module = { instantiateWasm, print: quiet, printErr: quiet };
    Object.assign(globalThis, { ModuleFactory, Module, custom_dbg: quiet });
    return Task.createFromOptions(
      { wasmLoaderPath: '', wasmBinaryPath: '' },
      {
        baseOptions: { modelAssetBuffer: model, delegate: 'CPU' },
        runningMode: 'IMAGE',
        minDetectionConfidence,
        canvas: createPixelCanvas(),
      },
    );
  };
}
