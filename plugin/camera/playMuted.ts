import { EmotionError } from '../errors';

export interface Playable {
  readonly src?: string;
  readonly srcObject?: MediaStream;
  readonly loop?: boolean;
}

/**
 * A video element of the plugin's own, playing: muted and inline, as phones demand of a video that
 * nobody tapped.
 *
 * @throws EmotionError `source-failed` when it cannot be loaded or decoded
 */
export async function playMuted({
  src,
  srcObject,
  loop = false,
}: Playable): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.loop = loop;
  if (srcObject) video.srcObject = srcObject;
  if (src !== undefined) {
    video.crossOrigin = 'anonymous';
    video.src = src;
  }
  try {
    await video.play();
  } catch (cause) {
    // A source closed while it opens interrupts play(); its owner no longer looks at it.
    const reason = video.error?.message ?? (cause instanceof Error ? cause.message : String(cause));
    throw new EmotionError('source-failed', `The video did not play: ${reason}`, { cause });
  }
  return video;
}
