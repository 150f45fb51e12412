import { afterEach, expect, test, vi } from 'vitest';
import { requireSupport } from '../../../plugin/perception/backend';
import { requireTrueColours } from '../../../plugin/perception/known-colour';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser whose canvas hands out what `pixel` makes of the colour that was painted. */
function handsOut(pixel: (painted: readonly number[]) => readonly number[]): void {
  const context = {
    fillStyle: '',
    fillRect: () => undefined,
    getImageData: (_x: number, _y: number, width: number, height: number) => {
      const painted = [...context.fillStyle.matchAll(/\d+/g)].map(Number);
      return {
        data: Array.from({ length: width * height }, () => [...pixel(painted), 255]).flat(),
      };
    },
  };
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => context;
    },
  );
}

test.each<[string, (painted: readonly number[]) => readonly number[]]>([
  ['true colours', (painted) => painted],
  ['colours that are smudged a little', (painted) => painted.map((value) => value + 2)],
])('%s are read', (_, pixel) => {
  handsOut(pixel);
  expect(requireTrueColours).not.toThrow();
});

test.each<[string, () => readonly number[]]>([
  ['noise', () => [3, 250, 141]],
  ['white', () => [255, 255, 255]],
])('%s in place of colours is unsupported', (_, pixel) => {
  handsOut(pixel);
  const unsupported = expect.objectContaining({ code: 'unsupported' }) as Error;
  expect(requireTrueColours).toThrow(unsupported);
  // Node has no video frames either: nothing is fetched where every picture would be noise.
  expect(requireSupport).toThrow(unsupported);
});
