import { readFileSync } from 'node:fs';
import type { AssetUrls } from '../../../plugin/assets.ts';
import { EmotionError } from '../../../plugin/errors.ts';
import { Classifier } from '../../../plugin/perception/classifier.ts';
import { fetchClassifier } from '../../../plugin/perception/classifier-files.ts';
import { Download } from '../../../plugin/perception/download.ts';
import { asDistribution } from '../../../plugin/signal/levels.ts';
import type { Random } from '../../bench/signal/random.ts';
import { damagedBytes, damagedJson, damagedText } from '../damage.ts';
import type { Target } from '../Target.ts';

const folder = new URL('../../browser/perception/models/tiny/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder));
const MODEL = JSON.parse(read('model.json').toString()) as unknown;
const CARD = JSON.parse(read('card.json').toString()) as unknown;
const WEIGHTS = read('weights.bin');

const SITE = 'https://game.example/models/';

const URLS: AssetUrls = {
  model: `${SITE}model.json`,
  weights: null,
  card: `${SITE}card.json`,
  cardRequired: true,
  detector: '',
  detectorConfidence: 0.5,
  visionWasm: '',
  wholeVision: '',
  startsLight: false,
  tfjsWasm: '',
};

/** Serves damaged files as a site would until it is closed, and tells when another site is asked. */
function serving(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): {
  readonly elsewhere: readonly string[];
  readonly close: () => void;
} {
  const elsewhere: string[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = (input) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (!url.startsWith('https://game.example/')) elsewhere.push(url);
    const body = files.get(url);
    return Promise.resolve(body ? new Response(body) : new Response(null, { status: 404 }));
  };
  const close = () => {
    globalThis.fetch = fetch;
  };
  return { elsewhere, close };
}

function requireUsable(answer: readonly number[] | undefined): void {
  const sum = asDistribution(answer ?? [])?.reduce((total, p) => total + p, 0) ?? NaN;
  if (!(Math.abs(sum - 1) <= 0.02)) throw new Error(`no distribution: ${String(answer)}`);
}

async function load(
  model: string,
  card: string,
  weights: Uint8Array<ArrayBuffer>,
  random: Random,
): Promise<'taken' | 'refused'> {
  const { elsewhere, close } = serving(
    new Map([
      [URLS.model, Uint8Array.from(Buffer.from(model))],
      [URLS.card, Uint8Array.from(Buffer.from(card))],
      [`${SITE}weights.bin`, weights],
    ]),
  );
  try {
    const files = await fetchClassifier(URLS, new Download(() => undefined));
    const classifier = await Classifier.create(files, 'cpu', 1);
    try {
      const crop = new Float32Array(48 * 48).map(() => random.next());
      const [answer] = await classifier.classify(crop, 1);
      requireUsable(answer);
    } finally {
      classifier.dispose();
    }
    return 'taken';
  } catch (error) {
    if (error instanceof EmotionError && /^model-/.test(error.code)) return 'refused';
    throw error;
  } finally {
    close();
    // eslint-disable-next-line no-unsafe-finally -- a request to elsewhere outweighs what came of it
    if (elsewhere.length > 0) throw new Error(`asked elsewhere: ${elsewhere[0]?.slice(0, 60)}`);
  }
}

const intact = (value: unknown) => JSON.stringify(value);

/** A damaged `model.json` with sound weights. */
export const model: Target = {
  name: 'model.json',
  attempt: (random) =>
    load(damagedText(MODEL, random), intact(CARD), Uint8Array.from(WEIGHTS), random),
};

/** Damaged weight shards, some under a manifest that fits their length. */
export const weights: Target = {
  name: 'weight shards',
  attempt: (random) => {
    const bytes = random.next() < 0.5 ? noise(random) : damagedBytes(WEIGHTS, random);
    return load(intact(MODEL), intact(CARD), bytes, random);
  },
};

/** A damaged `card.json` beside a sound model. */
export const card: Target = {
  name: 'card.json',
  attempt: (random) =>
    load(intact(MODEL), damagedText(CARD, random), Uint8Array.from(WEIGHTS), random),
};

/** A manifest whose shapes, names and types are damaged, with the number of bytes it asks for. */
export const manifest: Target = {
  name: 'weight manifest',
  attempt: (random) => {
    const { weightsManifest, ...rest } = MODEL as { weightsManifest: object[] };
    const damaged = damagedJson(weightsManifest, random);
    return load(
      intact({ ...rest, weightsManifest: damaged }),
      intact(CARD),
      Uint8Array.from(WEIGHTS),
      random,
    );
  },
};

/** As many bytes as are expected, and nothing else right about them. */
function noise(random: Random): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(WEIGHTS);
  const share = random.next();
  return bytes.map((byte) => (random.next() < share ? Math.floor(random.between(0, 256)) : byte));
}
