import { memory } from '@tensorflow/tfjs-core';
import { serve } from '../../../plugin/perception/serve';

/** The real worker, with a back door through which a test looks in and causes real faults. */
export type Fault = 'throw' | 'hang' | 'vanish' | 'lose-contexts' | 'noise' | 'count';

export interface Counts {
  readonly tensors: number;
  readonly bytes: number;
  readonly framesClosed: number;
  /** Graphics contexts that were ever opened. */
  readonly contexts: number;
}

const contexts: WebGL2RenderingContext[] = [];
type Method = (this: object, ...args: unknown[]) => unknown;
const methodOf = (prototype: object, name: string) => Reflect.get(prototype, name) as Method;
const getContext = methodOf(OffscreenCanvas.prototype, 'getContext');
Reflect.set(
  OffscreenCanvas.prototype,
  'getContext',
  function (this: OffscreenCanvas, ...args: unknown[]) {
    const context = getContext.apply(this, args);
    if (context instanceof WebGL2RenderingContext) contexts.push(context);
    return context;
  },
);

let framesClosed = 0;
const close = methodOf(VideoFrame.prototype, 'close');
Reflect.set(VideoFrame.prototype, 'close', function (this: VideoFrame) {
  framesClosed++;
  close.call(this);
});

const channel = new BroadcastChannel('perception-faults');
channel.addEventListener('message', ({ data }: MessageEvent<Fault | Counts>) => {
  if (data !== 'count') channel.postMessage('now');
  switch (data) {
    case 'throw':
      setTimeout(() => {
        throw new Error('a fault that the test asked for');
      });
      break;
    case 'hang':
      for (;;);
    case 'vanish':
      globalThis.close();
      break;
    case 'lose-contexts':
      for (const context of contexts) context.getExtension('WEBGL_lose_context')?.loseContext();
      break;
    case 'noise':
      // What Firefox does under privacy.resistFingerprinting.
      Reflect.set(
        OffscreenCanvasRenderingContext2D.prototype,
        'getImageData',
        (_x: number, _y: number, width: number, height: number) => {
          const noise = new ImageData(width, height);
          crypto.getRandomValues(noise.data.subarray(0, 65_536));
          return noise;
        },
      );
      break;
    case 'count': {
      const { numTensors: tensors, numBytes: bytes } = memory();
      const counts = { tensors, bytes, framesClosed, contexts: contexts.length };
      channel.postMessage(counts satisfies Counts);
      break;
    }
  }
});

serve(globalThis);
