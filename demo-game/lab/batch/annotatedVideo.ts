import type { Session } from '../analysis/Session';
import { drawFaces } from '../drawFaces';
import { LabError } from '../source/LabError';

export interface AnnotatedOptions {
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * The video with boxes, ids, emotions and confidence drawn in, as WebM, at its own frame rate.
 * Encoded with WebCodecs, without sound.
 *
 * @throws LabError when the browser cannot encode, or `signal` aborts
 */
export async function annotatedVideo(
  file: File,
  session: Session,
  { onProgress, signal }: AnnotatedOptions,
): Promise<Blob> {
  const media = await import('mediabunny');
  using input = new media.Input({
    formats: media.ALL_FORMATS,
    source: new media.BlobSource(file),
  });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new LabError(`${file.name} has no picture.`);
  const width = even(await track.getDisplayWidth());
  const height = even(await track.getDisplayHeight());
  const duration = await track.computeDuration();
  const codec = await media.getFirstEncodableVideoCodec(['vp9', 'vp8', 'av1'], { width, height });
  if (!codec) throw new LabError('This browser cannot encode WebM video.');
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new LabError('This browser gives no canvas to draw on.');
  const target = new media.BufferTarget();
  const output = new media.Output({ format: new media.WebMOutputFormat(), target });
  const source = new media.CanvasSource(canvas, { codec, bitrate: media.QUALITY_MEDIUM });
  output.addVideoTrack(source);
  await output.start();
  for await (const sample of new media.VideoSampleSink(track).samples()) {
    if (signal.aborted) {
      sample.close();
      await output.cancel();
      throw new LabError('The export was cancelled.');
    }
    const { timestamp, duration: shownFor } = sample;
    sample.draw(context, 0, 0, width, height);
    sample.close();
    const faces = session.near(timestamp * 1000)?.faces ?? [];
    drawFaces(context, faces, { scale: 1, left: 0, top: 0, fontPx: Math.max(11, height / 26) });
    await source.add(Math.max(0, timestamp), shownFor);
    onProgress(Math.min(1, timestamp / duration));
  }
  await output.finalize();
  if (!target.buffer) throw new LabError('The encoder gave no file.');
  return new Blob([target.buffer], { type: 'video/webm' });
}

/** Most encoders take even sizes only. */
function even(size: number): number {
  return Math.max(2, size - (size % 2));
}
