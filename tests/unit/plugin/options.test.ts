import { describe, expect, it } from 'vitest';
import { EmotionError } from '../../../plugin/errors';
import { checkSource, resolveOptions, type EmotionOptions } from '../../../plugin/options';

describe('options', () => {
  it('have a default each', () => {
    expect(resolveOptions()).toEqual({
      detector: 'short',
      backend: 'auto',
      maxFaces: 1,
      targetFps: 15,
      stopKey: 'F8',
      crops: false,
    });
  });

  it.each([
    [{ maxFaces: 0 }],
    [{ maxFaces: 2.5 }],
    [{ targetFps: Number.NaN }],
    [{ targetFps: 600 }],
    [{ detector: 'long' }],
    [{ backend: 'webgpu' }],
    [{ assetsUrl: '' }],
    [{ maxFace: 2 }],
    [JSON.parse('{"__proto__": {"maxFaces": 3}}')],
  ])('refuse %j', (options) => {
    expect(() => resolveOptions(options as EmotionOptions)).toThrowError(
      expect.objectContaining({ name: 'EmotionError', code: 'bad-option' }),
    );
  });

  it.each([[''], [42], [null], [{ kind: 'scripted' }]])('refuse the source %j', (source) => {
    expect(() => {
      checkSource({ source: source as never });
    }).toThrow(EmotionError);
  });
});
