import { EMOTIONS } from 'phaser-emotion';
import { element } from '../../page/element';
import type { Confusion } from '../analysis/confusion';

const NAMES: readonly string[] = [...EMOTIONS, 'no face'];

/** Rows are labels, columns what was read; nothing when no picture has a label. */
export function confusionTable(confusion: Confusion): HTMLElement[] {
  const { counts, total, right, accuracy, balanced } = confusion;
  if (accuracy === null || balanced === null) return [];
  const rows = counts.map((row, label) =>
    element('tr', {}, element('th', { scope: 'row' }, NAMES[label] ?? ''), ...cellsOf(row, label)),
  );
  const head = NAMES.map((name) =>
    element(
      'th',
      { scope: 'col', title: name, aria: { label: name } },
      name === 'no face' ? 'none' : name.slice(0, 3),
    ),
  );
  return [
    element(
      'table',
      { className: 'matrix' },
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'label'), ...head)),
      element('tbody', {}, ...rows),
    ),
    element(
      'p',
      { className: 'note' },
      `${right} of ${total} right = ${(100 * accuracy).toFixed(1)} % of the pictures, ${(100 * balanced).toFixed(1)} % as the mean over the labels. The largest face counts.`,
    ),
  ];
}

/** Coloured by their share of the label: what is right in green, what is wrong in red. */
function cellsOf(row: readonly number[], label: number): HTMLElement[] {
  const sum = row.reduce((a, b) => a + b, 0);
  return row.map((count, column) => {
    const cell = element('td', {}, String(count));
    const share = sum > 0 ? count / sum : 0;
    const colour = column === label ? '124 199 184' : '238 106 91';
    cell.style.background = `rgb(${colour} / ${Math.round(70 * share)}%)`;
    return cell;
  });
}
