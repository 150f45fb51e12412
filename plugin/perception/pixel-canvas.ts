/** A texture of `PixelContext`: the picture that it was last given. */
interface Texture {
  picture: ImageData | null;
}

/** WebGL's names of what is asked for here. */
const VERSION = 0x1f02;
const MAX_VERTEX_ATTRIBS = 0x8869;

/**
 * As much of WebGL2 as carries a picture: it goes into a texture and is read back from there. A
 * real context would do that in the graphics card's queue, where the picture waits behind the
 * game's own frames and, read back, makes those wait in turn.
 */
class PixelContext {
  private bound: Texture | null = null;
  private attached: Texture | null = null;

  createTexture(): Texture {
    return { picture: null };
  }

  bindTexture(_target: number, texture: Texture | null): void {
    this.bound = texture;
  }

  texImage2D(
    _target: number,
    _level: number,
    _internalFormat: number,
    _format: number,
    _type: number,
    picture: ImageData,
  ): void {
    if (this.bound) this.bound.picture = picture;
  }

  framebufferTexture2D(
    _target: number,
    _attachment: number,
    _textureTarget: number,
    texture: Texture | null,
  ): void {
    this.attached = texture;
  }

  readPixels(
    x: number,
    y: number,
    width: number,
    height: number,
    _format: number,
    _type: number,
    into: Uint8Array,
    offset: number,
  ): void {
    const picture = this.attached?.picture;
    if (!picture || x !== 0 || y !== 0 || picture.width !== width || picture.height !== height) {
      throw new RangeError(`no picture of ${width}×${height} px at ${x}, ${y}`);
    }
    into.set(picture.data, offset);
  }

  createFramebuffer(): object {
    return {};
  }

  fenceSync(): object {
    return {};
  }

  getParameter(name: number): unknown {
    if (name === MAX_VERTEX_ATTRIBS) return 0;
    return name === VERSION ? 'WebGL 2.0' : 'memory';
  }

  getContextAttributes(): object {
    return {};
  }

  getSupportedExtensions(): string[] {
    return [];
  }

  getExtension(): null {
    return null;
  }

  getError(): number {
    return 0;
  }

  activeTexture(): void {}
  texParameteri(): void {}
  bindFramebuffer(): void {}
  deleteFramebuffer(): void {}
  deleteTexture(): void {}
  deleteSync(): void {}
}

/**
 * A canvas for MediaPipe, which takes pictures as WebGL textures even where it works on the
 * processor. Pictures stay in plain memory, and a browser without WebGL will do.
 */
export function createPixelCanvas(): OffscreenCanvas {
  const context = new PixelContext();
  const canvas = new OffscreenCanvas(1, 1);
  canvas.getContext = () => context as unknown as null;
  return canvas;
}
