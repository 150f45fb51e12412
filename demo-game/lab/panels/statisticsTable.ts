import { EMOTIONS } from 'phaser-emotion';
import { element } from '../../page/element';
import { decided, type Appearance } from '../analysis/decisions';
import { statisticsOf, volatilityOf } from '../analysis/statistics';

export interface Measured {
  readonly name: string;
  readonly appearances: readonly Appearance[];
}

/** The figures of one or more sessions, one column each. */
export function statisticsTable(sessions: readonly Measured[]): HTMLElement {
  const columns = sessions.map(({ appearances }) => ({
    ...statisticsOf(decided(appearances)),
    volatility: volatilityOf(appearances),
  }));
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Face in sight', columns.map(({ watched }) => `${watched.toFixed(1)} s`)],
    ['Switches a minute', columns.map(({ switchesPerMinute }) => switchesPerMinute.toFixed(1))],
    [
      'Longest hold',
      columns.map(({ longest }) =>
        longest ? `${longest.emotion} ${(longest.until - longest.from).toFixed(1)} s` : '–',
      ),
    ],
    ['Volatility (belief moved a second)', columns.map(({ volatility }) => volatility.toFixed(3))],
    ...EMOTIONS.map(
      (emotion) =>
        [
          `Time ${emotion}`,
          columns.map(({ shares }) => `${(100 * shares[emotion]).toFixed(1)} %`),
        ] as const,
    ),
  ];
  const head = sessions.map(({ name }) => element('th', { scope: 'col' }, name));
  return element(
    'div',
    { className: 'scroll' },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Measured'), ...head)),
      element(
        'tbody',
        {},
        ...rows.map(([name, cells]) =>
          element(
            'tr',
            {},
            element('td', {}, name),
            ...cells.map((cell) => element('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}
