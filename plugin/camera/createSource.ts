import type { StartOptions } from '../options';
import type { SourceKind } from '../types';
import { CameraSource } from './CameraSource';
import type { FrameSource } from './FrameSource';
import { isReadingSource } from './ReadingSource';
import { StreamSource } from './StreamSource';
import { VideoSource } from './VideoSource';

/** Everything that has pictures; reading sources need no camera code. */
export type PictureSource = Exclude<
  NonNullable<StartOptions['source']>,
  { kind: string; play: unknown }
>;

export function kindOf({ source = 'camera' }: StartOptions): SourceKind {
  if (source === 'camera') return 'camera';
  if (isReadingSource(source)) return source.kind;
  return isStream(source) ? 'stream' : 'video';
}

/** @param device  opens this camera and no other in its place */
export function createSource(
  source: PictureSource,
  { deviceId, facingMode, loop }: StartOptions,
  device: string | null,
): FrameSource {
  if (source === 'camera') {
    return new CameraSource(
      {
        ...(deviceId !== undefined && { deviceId }),
        ...(facingMode !== undefined && { facingMode }),
      },
      device,
    );
  }
  if (isStream(source)) {
    return new StreamSource(source);
  }
  return new VideoSource(source, loop === undefined ? {} : { loop });
}

/** The class is typed as always there, but absent in some embedded views. */
function isStream(source: PictureSource): source is MediaStream {
  return typeof MediaStream === 'function' && source instanceof MediaStream;
}
