import { afterAll, describe, expect, inject, it } from 'vitest';
import { PictureReader } from 'phaser-emotion';
import { toI420 } from '../../fixtures/i420';

const faces = inject('facesUrl');
const photo = await fetch(`${faces}/happy_03.jpg`);
const havePhoto = photo.headers.get('content-type')?.startsWith('image/') === true;
const picture = havePhoto ? await createImageBitmap(await photo.blob()) : null;

/** Colours, as of a canvas, or planes, as cameras give them. */
type Kind = 'colours' | 'planes';

/** The photo as a sensor lying on its side sees it, with the turn that puts it right. */
function lying(degrees: 0 | 90 | 180 | 270, kind: Kind): VideoFrame {
  if (!picture) throw new Error('no photo');
  const { width, height } = picture;
  const across = degrees % 180 === 90;
  const [codedWidth, codedHeight] = across ? [height, width] : [width, height];
  const canvas = new OffscreenCanvas(codedWidth, codedHeight);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((-degrees * Math.PI) / 180);
  context.drawImage(picture, -width / 2, -height / 2);
  const init = { timestamp: 0, rotation: degrees };
  if (kind === 'colours') return new VideoFrame(canvas, init);
  const planes = toI420(context.getImageData(0, 0, codedWidth, codedHeight));
  return new VideoFrame(planes, { ...init, format: 'I420', codedWidth, codedHeight });
}

const turns =
  havePhoto &&
  (() => {
    const frame = lying(90, 'colours') as VideoFrame & { rotation?: number };
    const { rotation } = frame;
    frame.close();
    return rotation === 90;
  })();

describe.skipIf(!turns)('a phone held on its side', () => {
  const reader = new PictureReader();

  afterAll(() => {
    reader.close();
  });

  const kinds = ['colours', 'planes'] as const;
  const turnings = [0, 90, 180, 270] as const;
  it.each(kinds.flatMap((kind) => turnings.map((degrees) => [degrees, kind] as const)))(
    'shows the face upright when turned by %i°: %s',
    async (degrees, kind) => {
      const upright = await reader.read(lying(0, 'colours'));
      const turned = await reader.read(lying(degrees, kind));
      expect([turned.width, turned.height]).toEqual([upright.width, upright.height]);
      expect(turned.faces).toHaveLength(1);
      const [face] = turned.faces;
      const [same] = upright.faces;
      if (!face || !same) throw new Error('no face');
      expect(Math.abs(face.roll - same.roll)).toBeLessThan(0.1);
      expect(Math.abs(face.box.x - same.box.x)).toBeLessThan(0.1 * same.box.width);
      expect(Math.abs(face.box.y - same.box.y)).toBeLessThan(0.1 * same.box.height);
    },
  );
});
