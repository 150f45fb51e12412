import { EmotionError, type EmotionErrorCode } from '../errors';

export interface Playable {
  readonly src?: string;
  readonly srcObject?: MediaStream;
  readonly loop?: boolean;
  /** The error's code when it does not play; default `source-failed`. */
  readonly code?: EmotionErrorCode;
  /** Gives up when aborted. */
  readonly signal?: AbortSignal;
}

/** A live stream must show a first picture within this, ms; slow webcams take 3 s to wake. */
const FIRST_PICTURE_MS = 10_000;

/**
 * A video element of the plugin's own, playing: muted and inline, as phones demand of a video that
 * nobody tapped.
 *
 * @throws EmotionError with the given code when it cannot be loaded or decoded, or when a stream
 * sends no picture for 10 s: browsers would wait for ever
 */
export async function playMuted({
  src,
  srcObject,
  loop = false,
  code = 'source-failed',
  signal,
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
  let silent = false;
  const letGo = () => {
    // Fails the play() that is under way.
    video.srcObject = null;
  };
  const patience = setTimeout(() => {
    silent = srcObject !== undefined;
    if (silent) letGo();
  }, FIRST_PICTURE_MS);
  signal?.addEventListener('abort', letGo);
  try {
    await video.play();
  } catch (cause) {
    letGo();
    // A source closed while it opens interrupts play(); its owner no longer looks at it.
    const reason = silent
      ? `no picture came for ${FIRST_PICTURE_MS / 1000} s`
      : (video.error?.message ?? (cause instanceof Error ? cause.message : String(cause)));
    throw new EmotionError(code, `The video did not play: ${reason}`, { cause });
  } finally {
    clearTimeout(patience);
    signal?.removeEventListener('abort', letGo);
  }
  return video;
}
