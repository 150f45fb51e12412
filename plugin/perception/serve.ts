import { EmotionError } from '../errors';
import type { LoadingProgress } from '../types';
import { Pipeline } from './pipeline';
import type { FrameName, Reply, Request } from './protocol';
import { mark } from './stage';
import { TrackFollower } from './TrackFollower';

/** Share of the progress bar that downloading fills; the rest is the warm-up. */
const DOWNLOAD_SHARE = 0.9;
/** A file comes in hundreds of pieces: the page hears of it when the bar has moved by this. */
const LEAST_STEP = 0.01;

type Frame = VideoFrame | ImageBitmap;

/** What is needed of a worker's global scope, whose own types clash with those of a page. */
export interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
  postMessage(message: Reply): void;
}

/** Answers the page's requests inside the worker. */
export function serve(scope: WorkerScope): void {
  mark('script', 0, performance.now());
  let pipeline: Pipeline | null = null;
  let follower: TrackFollower | null = null;
  let last: Promise<void> = Promise.resolve();
  const reply = (message: Reply) => scope.postMessage(message);
  /** One frame after the other, whoever took it. */
  const readInTurn = (frame: Frame, timestamp: number, name: FrameName) =>
    (last = last.then(() => read(frame, timestamp, name, pipeline, reply)));

  scope.addEventListener('message', (event) => {
    const request = event.data;
    switch (request.type) {
      case 'load':
        void load(request, reply).then((loaded) => {
          pipeline = loaded;
        });
        break;
      case 'configure':
        pipeline?.configure(request.config);
        break;
      case 'frame':
        void readInTurn(request.frame, request.timestamp, {
          sequence: request.sequence,
          followed: false,
        });
        break;
      case 'follow': {
        const name = { sequence: request.sequence, followed: true };
        follower?.end();
        follower = new TrackFollower(request, {
          read: (frame, timestamp) => readInTurn(frame, timestamp, name),
          waiting: () => reply({ type: 'waiting' }),
        });
        break;
      }
      case 'pace':
        if (follower) follower.fps = request.fps;
        break;
      case 'unfollow':
        follower?.end();
        follower = null;
        break;
    }
  });
}

async function load(
  { urls, ahead, backend, config, firstId }: Extract<Request, { type: 'load' }>,
  reply: (message: Reply) => void,
): Promise<Pipeline | null> {
  const report = progressReporter((progress) => reply({ type: 'progress', progress }));
  try {
    const pipeline = await Pipeline.create({
      urls,
      ahead,
      backend,
      config,
      firstId,
      onDownload: report,
      onContextLost: () =>
        reply({ type: 'failed', code: 'gpu-lost', message: 'a graphics context was lost' }),
    });
    reply({ type: 'ready', info: pipeline.info });
    return pipeline;
  } catch (error) {
    const code = error instanceof EmotionError ? error.code : 'worker-crashed';
    reply({ type: 'failed', code, message: messageOf(error) });
    return null;
  }
}

async function read(
  frame: Frame,
  timestamp: number,
  name: FrameName,
  pipeline: Pipeline | null,
  reply: (message: Reply) => void,
): Promise<void> {
  try {
    if (!pipeline) {
      frame.close();
      throw new Error('a frame came before the models were loaded');
    }
    reply({ type: 'reading', ...name, reading: await pipeline.read(frame, timestamp) });
  } catch (error) {
    const message = messageOf(error);
    if (error instanceof EmotionError) reply({ type: 'failed', code: error.code, message });
    else reply({ type: 'frame-failed', ...name, message });
  }
}

/** Progress never falls, though totals are corrected while files arrive. */
function progressReporter(
  report: (progress: LoadingProgress) => void,
): (loadedBytes: number, totalBytes: number) => void {
  let furthest = 0;
  let told = -LEAST_STEP;
  return (loadedBytes, totalBytes) => {
    const share = totalBytes > 0 ? (DOWNLOAD_SHARE * loadedBytes) / totalBytes : 0;
    furthest = Math.max(furthest, Math.min(DOWNLOAD_SHARE, share));
    if (furthest < told + LEAST_STEP && loadedBytes < totalBytes) return;
    told = furthest;
    report({ loadedBytes, totalBytes, progress: furthest });
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
