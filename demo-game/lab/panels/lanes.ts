import { element } from '../../page/element';
import {
  decided,
  emaArgmax,
  EMA_MS,
  rawArgmax,
  type Appearance,
  type Verdict,
} from '../analysis/decisions';
import { holdsOf, statisticsOf } from '../analysis/statistics';
import { COLOURS } from '../colours';

const WIDTH = 1000;
const HEIGHT = 14;

/**
 * Our decisions, those of a moving average and those of each frame alone, as strips of colour.
 *
 * @param shown  the time that the strips span, seconds
 */
export function lanes(
  appearances: readonly Appearance[],
  shown: readonly [from: number, until: number],
): HTMLElement[] {
  return [
    lane('Ours', decided(appearances), shown),
    lane(`EMA ${EMA_MS} ms`, emaArgmax(appearances), shown),
    lane('Raw argmax', rawArgmax(appearances), shown),
  ];
}

function lane(
  name: string,
  verdicts: readonly Verdict[],
  [begin, end]: readonly [number, number],
): HTMLElement {
  const { switches, switchesPerMinute } = statisticsOf(verdicts);
  const rate = `${switches} switches, ${switchesPerMinute.toFixed(1)} a minute`;
  const canvas = element('canvas', {
    width: WIDTH,
    height: HEIGHT,
    aria: { role: 'img', label: `${name}: ${rate}` },
  });
  const context = canvas.getContext('2d');
  const place = (time: number) => (WIDTH * (time - begin)) / (end - begin);
  for (const { emotion, from, until } of holdsOf(verdicts)) {
    if (!context) break;
    context.fillStyle = COLOURS[emotion];
    context.fillRect(place(from), 0, Math.max(1, place(until) - place(from)), HEIGHT);
  }
  return element(
    'div',
    { className: 'lane' },
    element('span', {}, name),
    element('span', { className: 'note' }, rate),
    canvas,
  );
}
