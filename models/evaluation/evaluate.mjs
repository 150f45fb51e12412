import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { confusionChart, reliabilityChart } from './charts.mjs';
import { defaultCsv, firstOf, readTestSplits, repositoryFolder } from './dataset.mjs';
import { measureRobustness, measureSplit } from './measure.mjs';
import { loadClassifier, modelBytes } from './model.mjs';
import { PEERS } from './peers.mjs';
import { ONE_LOOK, predictImages, readCard, shippedFolder } from './predict.mjs';
import { printRobustness, printSplit } from './print.mjs';
import { applyCard } from './probabilities.mjs';
import { meanLogNeutral } from './neutral.mjs';
import { fitTemperature } from './temperature.mjs';
import { timeOneFace } from './timing.mjs';

const USAGE = `Measures the shipped classifier and its peers in tfjs (wasm backend).

  npm run models:evaluate -- --csv PATH/fer2013.csv
    --ferplus PATH   fer2013new.csv (default: beside the csv)
    --model DIR      another model under the same contract, with its card.json, without peers
    --json FILE      write the model's figures there
    --card           fit the temperatures on PublicTest and write them into the card
    --public         PublicTest only
    --limit N        only the first N images of each split, for a quick look
    --quick          no robustness sweep, no peers, no timing
    --alone          no peers and no timing: theirs stay as they were written last
    --float32 DIR    the same net with float32 weights, to compare
    --write          write figures and charts of model and peers into models/results`;

const { values: options } = parseArgs({
  options: {
    csv: { type: 'string', default: defaultCsv },
    ferplus: { type: 'string' },
    model: { type: 'string', default: shippedFolder },
    json: { type: 'string' },
    card: { type: 'boolean', default: false },
    limit: { type: 'string' },
    public: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    float32: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
if (!existsSync(options.csv)) {
  console.error(`${options.csv} not found: pass --csv PATH/fer2013.csv\n\n${USAGE}`);
  process.exit(1);
}

const truthOf = { fer2013: 'labels', ferplus: 'majority', default: 'majority' };
const resultsFolder = join(repositoryFolder, 'models/results');
const splitNames = options.public ? ['PublicTest'] : ['PublicTest', 'PrivateTest'];
const splits = await readTestSplits(options.csv, options.ferplus);
if (options.limit)
  for (const name of splitNames) splits[name] = firstOf(splits[name], Number(options.limit));
const progress = (/** @type {string} */ name) => console.log(`  … ${name}`);

/** @param {string} path @param {unknown} value */
async function writeJson(path, value) {
  await mkdir(dirname(path), { recursive: true });
  const round = (_, entry) => (typeof entry === 'number' ? Number(entry.toFixed(5)) : entry);
  await writeFile(path, `${JSON.stringify(value, round, 1)}\n`);
}

/** @param {Record<string, Record<string, { n: number, accuracy: number, macroF1: number, ece: number }>>} measured */
function cardFigures(measured) {
  return Object.fromEntries(
    Object.keys(measured).map((output) => {
      const { n, accuracy, macroF1, ece } = measured[output][truthOf[output]];
      return [output, { n, accuracy, macroF1, ece }];
    }),
  );
}

const folder = resolve(options.model);
const classifier = await loadClassifier(folder);
const card = await readCard(folder);
const { looks = ONE_LOOK } = card;
const resultsBase = join(resultsFolder, card.name === 'phaser-emotion' ? 'ours' : card.name);
const finish = (raw) => applyCard(raw, card);
/** @type {Record<string, import('./probabilities.mjs').Outputs>} */
const raw = {};
for (const name of splitNames) raw[name] = predictImages(classifier, splits[name].images, looks);

if (options.card) {
  const { labels, majority } = splits.PublicTest;
  const truths = { fer2013: labels, ferplus: majority };
  card.temperature = Object.fromEntries(
    classifier.outputs.map((output) => [
      output,
      fitTemperature(raw.PublicTest[output], truths[output] ?? labels),
    ]),
  );
  card.temperature.default = fitTemperature(finish(raw.PublicTest).default, majority ?? labels);
  // Measured through the plugin's own crop and order of things, since calibration compares with it.
  const close = predictImages(classifier, splits.PublicTest.images, looks, 1);
  card.neutralReference = meanLogNeutral(finish(close).default, majority ?? labels);
  await writeFile(join(folder, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
  console.log(`temperature ${JSON.stringify(card.temperature)}`);
}

const results = {
  name: card.name,
  title: card.title ?? card.name,
  parameters: classifier.parameters,
  multiplyAdds: classifier.multiplyAdds,
  bytes: await modelBytes(folder),
  looks,
  temperature: card.temperature,
  default: card.default,
  published: card.published ?? null,
  training: card.training ?? null,
  splits: Object.fromEntries(
    splitNames.map((name) => [name, measureSplit(finish(raw[name]), splits[name])]),
  ),
};
for (const name of splitNames) printSplit(`${card.name}, ${name}`, results.splits[name]);

const judged = splitNames[splitNames.length - 1];
if (looks.length > 1 && !options.quick) {
  const single = finish(predictImages(classifier, splits[judged].images));
  results.oneLook = measureSplit(single, splits[judged]);
  printSplit(`${card.name}, ${judged}, looked at once`, results.oneLook);
}
if (options.float32) {
  const full = await loadClassifier(resolve(options.float32));
  const exact = finish(predictImages(full, splits[judged].images, looks));
  const half = finish(raw[judged]);
  const difference = exact.default.reduce(
    (most, p, i) => Math.max(most, Math.abs(p - half.default[i])),
    0,
  );
  const measured = measureSplit(exact, splits[judged]);
  results.float32 = {
    largestDifference: difference,
    accuracy: measured.fer2013.labels.accuracy,
    ferplus: measured.ferplus?.majority?.accuracy ?? null,
  };
  full.dispose();
  console.log(`\nfloat32 weights: ${JSON.stringify(results.float32)}`);
}

const peers = {};
if (!options.quick) {
  results.robustness = measureRobustness(classifier, splits[judged], finish, { looks, progress });
  printRobustness(results.robustness);
  for (const [name, peer] of Object.entries(
    folder === shippedFolder && !options.alone ? PEERS : {},
  )) {
    progress(name);
    const net = await peer.load();
    const measured = { name, title: peer.title, parameters: net.parameters, bytes: peer.bytes() };
    measured.splits = Object.fromEntries(
      splitNames.map((split) => [
        split,
        measureSplit(predictImages(net, splits[split].images), splits[split]),
      ]),
    );
    for (const split of splitNames) printSplit(`${peer.title}, ${split}`, measured.splits[split]);
    measured.robustness = measureRobustness(net, splits[judged], (outputs) => outputs, {
      names: ['crop trimmed 2 px'],
      progress,
    });
    printRobustness(measured.robustness);
    peers[name] = { net, measured };
  }
  if (options.alone) {
    results.timing = JSON.parse(await readFile(`${resultsBase}.json`, 'utf8')).timing;
  } else {
    const timing = timeOneFace({
      [card.name]: { classifier, looks: looks.length },
      ...(looks.length > 1 && { [`${card.name}, one look`]: { classifier, looks: 1 } }),
      ...Object.fromEntries(
        Object.entries(peers).map(([name, { net }]) => [name, { classifier: net, looks: 1 }]),
      ),
    });
    console.log('\nms for one face, wasm SIMD, one thread:', timing);
    results.timing = timing;
  }
}

if (options.json) await writeJson(options.json, results);
if (options.write) {
  card.figures = { split: `${judged}, as shipped`, ...cardFigures(results.splits[judged]) };
  await writeJson(join(folder, 'card.json'), card);
  await writeJson(`${resultsBase}.json`, results);
  for (const { measured } of Object.values(peers))
    await writeJson(join(resultsFolder, `${measured.name}.json`), measured);
  const own = results.splits[judged];
  for (const output of classifier.outputs) {
    const figures = own[output][truthOf[output]];
    const title = `${card.name}, ${output}, ${judged}`;
    await writeFile(
      `${resultsBase}-${output}-confusion.svg`,
      confusionChart(title, figures.confusion),
    );
  }
  const series = Object.fromEntries(
    Object.keys(own).map((output) => [output, own[output][truthOf[output]]]),
  );
  const chart = reliabilityChart(`${card.name}: reliability on ${judged}`, series);
  await writeFile(`${resultsBase}-reliability.svg`, chart);
}
