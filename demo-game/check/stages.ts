import { EmotionEngine } from 'phaser-emotion';
import { features } from './features';

/** One thing that is tried: its lines go into the report, and it throws a sentence. */
export interface Stage {
  readonly name: string;
  readonly run: () => Promise<readonly string[]>;
}

const LOOK_MS = 5000;
const PATIENCE_MS = 30_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Everything between the browser and a reading, in the order in which a game needs it. */
export function stages(): readonly Stage[] {
  const engine = new EmotionEngine();
  const why = () => {
    const { error } = engine.store.getState();
    return new Error(
      error ? `${error.playerMessage} (${error.code}: ${error.message})` : 'no reason',
    );
  };
  return [
    { name: 'The browser', run: () => Promise.resolve(features()) },
    {
      name: 'Loading the models',
      run: async () => {
        const begun = performance.now();
        if (!(await engine.preload())) throw why();
        const { backend } = engine.store.getState().performance;
        return [
          `models: ${Math.round(performance.now() - begun)} ms, backend ${backend ?? 'none'}`,
        ];
      },
    },
    {
      name: 'Opening the camera',
      run: async () => {
        const begun = performance.now();
        if (!(await engine.start())) throw why();
        return [`camera: ${Math.round(performance.now() - begun)} ms`, ...pictureOf(engine.video)];
      },
    },
    { name: 'Reading for five seconds', run: () => look(engine) },
    {
      name: 'Closing the camera',
      run: async () => {
        const stream = engine.video?.srcObject ?? null;
        engine.stop();
        const tracks = stream && 'getTracks' in stream ? stream.getTracks() : [];
        if (tracks.some(({ readyState }) => readyState === 'live'))
          throw new Error('The camera is still on after it was stopped.');
        await wait(0);
        return [`closed: ${tracks.length} track`];
      },
    },
  ];
}

/** How the pictures come: turned phones and odd formats show here. Names of cameras are left out. */
function pictureOf(video: HTMLVideoElement | null): readonly string[] {
  if (!video) return ['picture: none'];
  const lines = [`video: ${video.videoWidth}×${video.videoHeight}`];
  const stream = video.srcObject;
  if (stream && 'getVideoTracks' in stream) {
    const { width, height, frameRate, facingMode } =
      stream.getVideoTracks()[0]?.getSettings() ?? {};
    lines.push(`track: ${width}×${height} at ${frameRate}, ${facingMode ?? 'no facing'}`);
  }
  if (typeof VideoFrame !== 'function') return [...lines, 'frames: ImageBitmap'];
  const frame = new VideoFrame(video, { timestamp: 0 });
  const { format, codedWidth, codedHeight, displayWidth, displayHeight } = frame;
  const { rotation = 'unknown' } = frame as { readonly rotation?: number };
  frame.close();
  return [
    ...lines,
    `frames: VideoFrame ${format ?? 'opaque'}, ${codedWidth}×${codedHeight} shown ${displayWidth}×${displayHeight}, turned ${rotation}`,
  ];
}

async function look(engine: EmotionEngine): Promise<readonly string[]> {
  const times: { detect: number; align: number; classify: number; total: number }[] = [];
  let faces = 0;
  const undo = engine.on('reading', ({ frame: { timing } }) => {
    faces = Math.max(faces, engine.store.getState().faces.length);
    if (!timing) return;
    const { detectMs: detect, alignMs: align, classifyMs: classify, totalMs: total } = timing;
    times.push({ detect, align, classify, total });
  });
  const begun = performance.now();
  while (times.length === 0 && performance.now() - begun < PATIENCE_MS) await wait(100);
  const first = performance.now();
  await wait(LOOK_MS);
  undo();
  if (times.length === 0)
    throw new Error(`The camera is on, but no reading came for ${PATIENCE_MS / 1000} s.`);
  const { primary } = engine.store.getState();
  const median = (of: (each: (typeof times)[number]) => number) => {
    const sorted = times.map(of).sort((a, b) => a - b);
    return Math.round(10 * (sorted[sorted.length >> 1] ?? 0)) / 10;
  };
  return [
    `first reading: ${Math.round(first - begun)} ms after the camera`,
    `readings: ${times.length} in ${LOOK_MS / 1000} s`,
    `a frame: ${median((each) => each.total)} ms (finding ${median((each) => each.detect)}, cropping ${median((each) => each.align)}, classifying ${median((each) => each.classify)})`,
    `faces: ${faces}, ${primary?.emotion ?? 'none decided'}`,
  ];
}
