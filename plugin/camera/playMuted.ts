import { EmotionError, type EmotionErrorCode } from '../errors';
import { requireFrames } from './FramePump';

export interface Playable {
  readonly src?: string;
  readonly srcObject?: MediaStream;
  /** The error's code when it does not play; default `source-failed`. */
  readonly code?: EmotionErrorCode;
  /** Gives up when aborted. */
  readonly signal?: AbortSignal;
}

/** A live stream must show a first picture within this, ms; slow webcams take 3 s to wake. */
const FIRST_PICTURE_MS = 10_000;

/** Phones stop a video that is no part of the page: one pixel of it will do, which nobody sees. */
const UNSEEN: Readonly<Partial<CSSStyleDeclaration>> = {
  position: 'fixed',
  top: '0',
  left: '0',
  width: '1px',
  height: '1px',
  opacity: '0',
  pointerEvents: 'none',
};

/**
 * A video element of the plugin's own, playing: muted, inline and part of the page, as phones demand
 * of a video that nobody tapped. `endVideo` takes it away again.
 *
 * @throws EmotionError with the given code when it cannot be loaded or decoded, or when a stream
 * sends no picture for 10 s: browsers would wait for ever
 */
export async function playMuted({
  src,
  srcObject,
  code = 'source-failed',
  signal,
}: Playable): Promise<HTMLVideoElement> {
  requireFrames();
  if (signal?.aborted) throw new EmotionError(code, 'The source was closed.');
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.setAttribute('aria-hidden', 'true');
  Object.assign(video.style, UNSEEN);
  document.body.append(video);
  if (srcObject) video.srcObject = srcObject;
  if (src !== undefined) {
    video.crossOrigin = 'anonymous';
    video.src = src;
  }
  let silent = false;
  const letGo = () => {
    // Fails the play() that is under way, and ends the download.
    video.srcObject = null;
    if (src === undefined) return;
    video.removeAttribute('src');
    video.load();
  };
  const patience = setTimeout(() => {
    silent = srcObject !== undefined;
    if (silent) letGo();
  }, FIRST_PICTURE_MS);
  signal?.addEventListener('abort', letGo);
  try {
    await video.play();
  } catch (cause) {
    // A source closed while it opens interrupts play(); its owner no longer looks at it.
    const reason = silent ? `no picture came for ${FIRST_PICTURE_MS / 1000} s` : why(video, cause);
    endVideo(video);
    throw new EmotionError(code, `The video did not play: ${reason}`, { cause });
  } finally {
    clearTimeout(patience);
    signal?.removeEventListener('abort', letGo);
  }
  return video;
}

/**
 * Why a video does not play. Browsers that let none start by itself (iPhones that save power, not even
 * muted ones) say `NotAllowedError`.
 */
export function why(video: HTMLVideoElement, cause?: unknown): string {
  if (cause instanceof Error && cause.name === 'NotAllowedError') {
    return 'this browser starts no video before the player acts; start it from their click, or pass a video element with controls';
  }
  return video.error?.message ?? (cause instanceof Error ? cause.message : 'no reason given');
}

/** Lets go of what a video of `playMuted` plays, and takes it out of the page. */
export function endVideo(video: HTMLVideoElement): void {
  video.pause();
  video.srcObject = null;
  video.removeAttribute('src');
  video.load();
  video.remove();
}
