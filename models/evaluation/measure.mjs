import { DISTURBANCES, disturb } from './disturbances.mjs';
import { flips, report } from './metrics.mjs';
import { predictImages } from './predict.mjs';

/** @typedef {import('./dataset.mjs').Split} Split */
/** @typedef {import('./model.mjs').Classifier} Classifier */
/** @typedef {import('./probabilities.mjs').Outputs} Outputs */

/** Rows of `p` and `truth` where `kept`. */
function pick(/** @type {Float32Array} */ p, /** @type {ArrayLike<number>} */ truth, kept) {
  const rows = kept.flatMap((keep, i) => (keep ? [i] : []));
  return {
    p: Float32Array.from(rows.flatMap((i) => [...p.subarray(i * 7, i * 7 + 7)])),
    truth: rows.map((i) => truth[i]),
  };
}

/** The figures of a deduplicated or secondary measurement, without bins and matrices. */
function summary(/** @type {ReturnType<typeof report>} */ full) {
  const { n, accuracy, macroF1, ece, calledNeutral } = full;
  return { n, accuracy, macroF1, ece, calledNeutral };
}

/**
 * Every output against FER-2013's labels, FER+'s majority, and that of its clear faces, official and
 * deduplicated.
 *
 * @param {Outputs} outputs probabilities [count × 7]
 * @param {Split} split
 */
export function measureSplit(outputs, split) {
  const { labels, majority, clear } = split;
  const truths = { labels, ...(majority && { majority }), ...(clear && { clear }) };
  return Object.fromEntries(
    Object.entries(outputs).map(([name, p]) => [
      name,
      Object.fromEntries(
        Object.entries(truths).map(([truth, values]) => {
          const unique = pick(p, values, split.unique);
          const deduplicated = summary(report(unique.p, unique.truth));
          return [truth, { ...report(p, values), deduplicated }];
        }),
      ),
    ]),
  );
}

/**
 * The robustness sweep: for each disturbance the share of labels that flip and what is left of the
 * accuracy.
 *
 * @param {Classifier} classifier
 * @param {Split} split
 * @param {(raw: Outputs) => Outputs} finish what turns raw outputs into reported ones
 * @param {{ looks?: readonly import('./predict.mjs').Look[], names?: string[], progress: (name: string) => void }} options
 *   `names`: only these disturbances
 */
export function measureRobustness(classifier, split, finish, options) {
  const { looks, progress, names = Object.keys(DISTURBANCES) } = options;
  const calm = finish(predictImages(classifier, split.images, looks));
  return names.map((name) => {
    progress(name);
    const images = disturb(split.images, DISTURBANCES[name]);
    const shaken = finish(predictImages(classifier, images, looks));
    const outputs = Object.fromEntries(
      Object.keys(calm).map((output) => [
        output,
        {
          flips: flips(calm[output], shaken[output]),
          accuracy: report(shaken[output], split.labels).accuracy,
          ferplus: split.majority && report(shaken[output], split.majority).accuracy,
        },
      ]),
    );
    return { name, outputs };
  });
}
