import { EmotionError } from '../errors';

/** No layer of a 48×48 classifier has a size above this. */
const LARGEST_NUMBER = 16_384;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Refuses what tfjs would not: sizes for which it allocates until the tab dies, and layers that
 * wait for one that never comes, for which it looks forever.
 *
 * @throws EmotionError `model-invalid`
 */
export function requireBuildable(topology: object): void {
  for (const [key, value] of Object.entries(topology) as [string, unknown][]) {
    if (typeof value === 'number' && key !== 'seed' && Math.abs(value) > LARGEST_NUMBER) {
      throw invalid(`${key} is ${value}`);
    }
    if (key === 'layers' && Array.isArray(value)) requireWired(value);
    if (typeof value === 'object' && value !== null) requireBuildable(value);
  }
}

function requireWired(layers: readonly unknown[]): void {
  /** Nodes built so far, per layer. */
  const built = new Map<unknown, number>();
  const names = new Set<string>();
  let waiting = layers.map((layer) => {
    const { name, class_name: kind, inbound_nodes: nodes } = fieldsOf(layer);
    if (nodes === undefined) return { name, sources: [], nodes: 1 };
    if (typeof name !== 'string' || !Array.isArray(nodes)) throw invalid('a layer is damaged');
    if (names.has(name)) throw invalid(`two layers are named ${name}`);
    names.add(name);
    // An input is there without being called on anything; any other layer is not.
    const least = kind === 'InputLayer' ? 1 : 0;
    return { name, sources: nodes.flatMap(sourcesOf), nodes: Math.max(least, nodes.length) };
  });
  while (waiting.length > 0) {
    const blocked = waiting.filter(({ name, sources, nodes }) => {
      const ready = sources.every(([from, node]) => node < (built.get(from) ?? 0));
      if (ready) built.set(name, nodes);
      return !ready;
    });
    if (blocked.length === waiting.length) {
      throw invalid(`layer ${JSON.stringify(blocked[0]?.name)} waits for one that never comes`);
    }
    waiting = blocked;
  }
}

/** Which layer and which of its nodes each input of a node comes from. */
function sourcesOf(node: unknown): (readonly [from: string, node: number])[] {
  if (!Array.isArray(node) || node.length === 0) throw invalid('an inbound node is damaged');
  return node.map((source: unknown) => {
    const [from, index] = (Array.isArray(source) ? source : []) as readonly unknown[];
    if (typeof from !== 'string' || typeof index !== 'number' || !(index >= 0)) {
      throw invalid('an inbound node is damaged');
    }
    return [from, index];
  });
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function invalid(what: string): EmotionError {
  return new EmotionError('model-invalid', `model.json cannot be built: ${what}`);
}
