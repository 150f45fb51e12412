import { EMOTIONS } from './dataset.mjs';

const AGAINST = { labels: 'FER-2013', majority: 'FER+', clear: 'FER+ clear' };

const percent = (/** @type {number} */ value) => (100 * value).toFixed(1).padStart(5);

/**
 * A split's figures as lines for a terminal.
 *
 * @param {string} title
 * @param {ReturnType<import('./measure.mjs').measureSplit>} measured
 */
export function printSplit(title, measured) {
  console.log(`\n${title}`);
  for (const [output, truths] of Object.entries(measured))
    for (const [truth, figures] of Object.entries(truths)) {
      const against = AGAINST[truth];
      console.log(
        `  ${output.padEnd(8)} vs ${against.padEnd(10)} n ${figures.n}  accuracy ${percent(figures.accuracy)} %` +
          `  macro-F1 ${percent(figures.macroF1)}  ECE ${figures.ece.toFixed(3)}` +
          `  →neutral ${percent(figures.calledNeutral)} %` +
          `  dedup ${percent(figures.deduplicated.accuracy)} % (n ${figures.deduplicated.n})`,
      );
      console.log(
        `           recall ${EMOTIONS.map((name, c) => `${name} ${percent(figures.recall[c])}`).join('  ')}`,
      );
    }
}

/** @param {ReturnType<import('./measure.mjs').measureRobustness>} sweep */
export function printRobustness(sweep) {
  console.log('\nDisturbance: labels that flip, accuracy left (FER-2013, FER+)');
  for (const { name, outputs } of sweep) {
    const cells = Object.entries(outputs).map(
      ([output, { flips, accuracy, ferplus }]) =>
        `${output} ${percent(flips)} ${percent(accuracy)} ${percent(ferplus ?? NaN)}`,
    );
    console.log(`  ${name.padEnd(18)} ${cells.join('   ')}`);
  }
}
