import { EmotionError } from '../errors';
import { cameraError } from './cameraErrors';
import { pumpFrames } from './framePump';
import type { FrameSink, FrameSource } from './FrameSource';
import { endVideo, playMuted } from './playMuted';

export interface CameraOptions {
  /** One of `listCameras()`. */
  readonly deviceId?: string;
  /** On phones: `user` is the front camera (default), `environment` the back one. */
  readonly facingMode?: 'user' | 'environment';
}

/** 640×480 holds a face at arm's length at about 200 px, four times what the classifier needs. */
const IDEAL = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

/** The player's webcam. `open()` is what makes the browser ask for permission. */
export class CameraSource implements FrameSource {
  readonly kind = 'camera';
  video: HTMLVideoElement | null = null;
  #options: CameraOptions;
  #stream: MediaStream | null = null;
  #closing = new AbortController();
  #stopPump: (() => void) | null = null;

  constructor(options: CameraOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    if (!globalThis.isSecureContext) {
      throw new EmotionError(
        'insecure-context',
        'Cameras need https or localhost; this page has neither.',
      );
    }
    // Typed as always there, but absent in old browsers and embedded views.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) {
      throw new EmotionError('unsupported', 'navigator.mediaDevices is missing.');
    }
    const { deviceId, facingMode = 'user' } = this.#options;
    const stream = await devices
      .getUserMedia({
        audio: false,
        video: { ...IDEAL, ...(deviceId ? { deviceId: { exact: deviceId } } : { facingMode }) },
      })
      .catch((cause: unknown) => {
        throw cameraError(cause);
      });
    if (this.#closing.signal.aborted) {
      stopTracks(stream);
      return;
    }
    this.#stream = stream;
    const video = await playMuted({
      srcObject: stream,
      code: 'camera-busy',
      signal: this.#closing.signal,
    });
    if (this.#closing.signal.aborted) endVideo(video);
    else this.video = video;
  }

  deliver(sink: FrameSink, targetFps: () => number): void {
    if (!this.video || !this.#stream) return;
    const [track] = this.#stream.getVideoTracks();
    track?.addEventListener(
      'ended',
      () => {
        sink.ended(new EmotionError('camera-ended', 'The camera track ended by itself.'));
      },
      { signal: this.#closing.signal },
    );
    this.#stopPump = pumpFrames(this.video, sink, { targetFps, timestamp: (now) => now });
  }

  close(): void {
    this.#closing.abort();
    this.#stopPump?.();
    if (this.#stream) stopTracks(this.#stream);
    if (this.video) endVideo(this.video);
    this.#stream = null;
    this.video = null;
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
