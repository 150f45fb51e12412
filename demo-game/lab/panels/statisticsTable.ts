import { EMOTIONS } from 'phaser-emotion';
import { element } from '../../page/element';
import { decided, type Appearance } from '../analysis/decisions';
import { statisticsOf, volatilityOf } from '../analysis/statistics';
import { COLOURS } from '../colours';

export interface Measured {
  readonly name: string;
  readonly appearances: readonly Appearance[];
}

const NAMES: readonly string[] = [
  'Face in sight',
  'Switches a minute',
  'Longest hold',
  'Volatility',
  ...EMOTIONS,
];

/** How the volatility is defined, for whoever points at it. */
const VOLATILITY = 'Share of the belief that moves from one emotion to another in a second';

function figuresOf({ appearances }: Measured): string[] {
  const { watched, switchesPerMinute, longest, shares } = statisticsOf(decided(appearances));
  return [
    `${watched.toFixed(1)} s`,
    switchesPerMinute.toFixed(1),
    longest ? `${longest.emotion} ${(longest.until - longest.from).toFixed(1)} s` : '–',
    `${volatilityOf(appearances).toFixed(2)} /s`,
    ...EMOTIONS.map((emotion) => `${(100 * shares[emotion]).toFixed(1)} %`),
  ];
}

/** The figures of sessions side by side, one column each. */
export function comparisonTable(sessions: readonly Measured[]): HTMLElement {
  const columns = sessions.map((session) => figuresOf(session));
  const rows = NAMES.map((name, row) => [name, ...columns.map((column) => column[row] ?? '')]);
  return tableOf(['Measured', ...sessions.map(({ name }) => name)], rows);
}

/** The figures of one session: a short list, and the shares of time. */
export function sessionFigures(session: Measured): HTMLElement[] {
  const figures = figuresOf(session);
  const [first, shares] = [figures.slice(0, 4), figures.slice(4)];
  const list = element(
    'dl',
    { className: 'figures' },
    ...first.map((value, at) =>
      element(
        'div',
        NAMES[at] === 'Volatility' ? { title: VOLATILITY } : {},
        element('dt', {}, NAMES[at] ?? ''),
        element('dd', {}, value),
      ),
    ),
  );
  const time = element(
    'dl',
    { className: 'figures', id: 'shares', aria: { label: 'Share of the time' } },
    ...EMOTIONS.map((emotion, at) => {
      const dot = element('i', { className: 'dot' });
      dot.style.background = COLOURS[emotion];
      return element(
        'div',
        {},
        element('dt', {}, dot, emotion),
        element('dd', {}, shares[at] ?? ''),
      );
    }),
  );
  return [list, time];
}

/** A plain table that scrolls sideways where it must. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  return element(
    'div',
    { className: 'scroll' },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element('tr', {}, ...head.map((name) => element('th', { scope: 'col' }, name))),
      ),
      element(
        'tbody',
        {},
        ...rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell)))),
      ),
    ),
  );
}
