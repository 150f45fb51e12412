import { assetUrls } from '../../../plugin/assets';
import { PerceptionClient } from '../../../plugin/perception/PerceptionClient';
import { EMOTIONS } from '../../../plugin/types';

export const READERS = ['ours', 'human', 'face-api', 'face-api-tiny'] as const;
export type ReaderName = (typeof READERS)[number];

/** What a reader makes of one photo. */
export interface PhotoReading {
  readonly faces: number;
  /** Of the largest face, in the order of `EMOTIONS`; null without a face. */
  readonly probabilities: readonly number[] | null;
}

export type ReadPhoto = (photo: ImageBitmap) => Promise<PhotoReading>;

const PACKAGES = '/node_modules';
const WASM = `${PACKAGES}/@tensorflow/tfjs-backend-wasm/dist/`;
/** What its bundle carries of tfjs and its declarations leave out. */
interface BundledTfjs {
  setWasmPaths(folder: string): void;
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
}

/** Everything on wasm, with each library's own detector, ready to be given photos. */
export function openReader(name: ReaderName, modelUrl: string | null): Promise<ReadPhoto> {
  return {
    ours: () => openOurs(modelUrl),
    human: openHuman,
    'face-api': () => openFaceApi('ssdMobilenetv1'),
    'face-api-tiny': () => openFaceApi('tinyFaceDetector'),
  }[name]();
}

async function openOurs(modelUrl: string | null): Promise<ReadPhoto> {
  const client = new PerceptionClient({
    urls: assetUrls({ modelUrl: modelUrl ?? undefined }),
    backend: 'wasm',
    maxFaces: 10,
    onProgress: () => undefined,
  });
  await client.load();
  let timestamp = 0;
  return async (photo) => {
    // So far apart that no photo's face is taken for the next one's.
    timestamp += 10_000;
    const reading = await client.read(new VideoFrame(photo, { timestamp }), timestamp);
    const faces = reading?.faces ?? [];
    return {
      faces: faces.length,
      probabilities: largest(faces, ({ box }) => box)?.probabilities ?? null,
    };
  };
}

async function openHuman(): Promise<ReadPhoto> {
  const { default: Human } = await import('@vladmandic/human');
  const off = { enabled: false };
  const human = new Human({
    backend: 'wasm',
    wasmPath: WASM,
    modelBasePath: `${PACKAGES}/@vladmandic/human/models/`,
    warmup: 'none',
    cacheSensitivity: 0,
    face: {
      enabled: true,
      detector: { maxDetected: 10, skipFrames: 0, skipTime: 0 },
      emotion: { enabled: true, minConfidence: 0, skipFrames: 0, skipTime: 0 },
      mesh: off,
      iris: off,
      description: off,
      antispoof: off,
      liveness: off,
    },
    body: off,
    hand: off,
    object: off,
    gesture: off,
    segmentation: off,
  });
  await human.load();
  return async (photo) => {
    const { face } = await human.detect(photo);
    const read = largest(face, ({ box: [x, y, width, height] }) => ({ x, y, width, height }));
    return { faces: face.length, probabilities: read ? inOrder(read.emotion ?? []) : null };
  };
}

function inOrder(scores: readonly { score: number; emotion: string }[]): number[] {
  return EMOTIONS.map((name) => scores.find(({ emotion }) => emotion === name)?.score ?? 0);
}

/** With the detector that it takes unless told, or the one that it recommends for video. */
async function openFaceApi(detector: 'ssdMobilenetv1' | 'tinyFaceDetector'): Promise<ReadPhoto> {
  const faceapi = await import('@vladmandic/face-api');
  const tf = faceapi.tf as unknown as BundledTfjs;
  tf.setWasmPaths(WASM);
  await tf.setBackend('wasm');
  await tf.ready();
  const models = `${PACKAGES}/@vladmandic/face-api/model`;
  await Promise.all([
    faceapi.nets[detector].loadFromUri(models),
    faceapi.nets.faceExpressionNet.loadFromUri(models),
  ]);
  const options =
    detector === 'ssdMobilenetv1'
      ? new faceapi.SsdMobilenetv1Options()
      : new faceapi.TinyFaceDetectorOptions();
  return async (photo) => {
    const canvas = document.createElement('canvas');
    canvas.width = photo.width;
    canvas.height = photo.height;
    canvas.getContext('2d')?.drawImage(photo, 0, 0);
    const found = await faceapi.detectAllFaces(canvas, options).withFaceExpressions();
    const read = largest(found, ({ detection }) => detection.box);
    const { expressions: said } = read ?? {};
    return {
      faces: found.length,
      probabilities: said
        ? [
            said.angry,
            said.disgusted,
            said.fearful,
            said.happy,
            said.sad,
            said.surprised,
            said.neutral,
          ]
        : null,
    };
  };
}

function largest<Face>(
  faces: readonly Face[],
  boxOf: (face: Face) => { readonly width: number; readonly height: number },
): Face | null {
  const area = (face: Face) => boxOf(face).width * boxOf(face).height;
  return faces.reduce<Face | null>(
    (best, face) => (best && area(best) >= area(face) ? best : face),
    null,
  );
}
