/**
 * Writes the page of the camera's life, and its picture, from the machine itself:
 * `npm run docs:life`
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { EMOTION_ERROR_CODES, EmotionError } from '../plugin/errors.ts';
import { EFFECTS } from '../plugin/engine/machine/effects.ts';
import { EVENTS } from '../plugin/engine/machine/events.ts';
import { RULES } from '../plugin/engine/machine/rules.ts';
import { STATES, type StateName } from '../plugin/engine/machine/states.ts';
import { STATUS_OF } from '../plugin/engine/machine/view.ts';

const PAGE = path.resolve(import.meta.dirname, 'guide/life.md');
const PICTURE = path.resolve(import.meta.dirname, 'guide/life.svg');

const names = Object.keys(STATES) as StateName[];

/** States in which a source is open or being opened, drawn as one. */
const OPEN: readonly StateName[] = ['requesting', 'loading', 'searching', 'watching', 'stalled'];

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** Where the arrows of a rule begin: at the frame around the open states, where it holds for all. */
function origins(from: readonly StateName[]): readonly string[] {
  const all = OPEN.every((each) => from.includes(each));
  return all ? ['open', ...from.filter((each) => !OPEN.includes(each))] : from;
}

/** The machine as a graph in Graphviz's language. */
function graph(): string {
  const labels = new Map<string, { from: string; to: string; on: Set<string> }>();
  for (const { from, on, to } of RULES) {
    for (const each of origins(from)) {
      if (to === null || each === to || (each === 'open' && OPEN.includes(to))) continue;
      const arrow = labels.get(`${each} ${to}`) ?? { from: each, to, on: new Set() };
      labels.set(`${each} ${to}`, { ...arrow, on: arrow.on.add(on) });
    }
  }
  const arrows = [...labels.values()].map(({ from, to, on }) => {
    // An arrow cannot begin at a frame, only be cut off there.
    const [tail, cut] = from === 'open' ? ['loading', ', ltail=cluster_open'] : [from, ''];
    return `"${tail}" -> "${to}" [label="${[...on].join('\\n')}"${cut}]`;
  });
  const closed = names.filter((name) => !OPEN.includes(name));
  return [
    'digraph { compound=true; ranksep=0.7; nodesep=0.45; bgcolor="white"; pad=0.2',
    'fontname="sans-serif"; node [shape=box, style="rounded,filled", fillcolor="#eef3fb"',
    'color="#5672a0", fontname="sans-serif"]',
    'edge [fontname="sans-serif", fontsize=10, color="#667085", fontcolor="#344054"]',
    ...closed.map((name) => `"${name}"`),
    'subgraph cluster_open { label="open"; style=rounded; color="#5672a0"',
    ...OPEN.map((name) => `"${name}"`),
    '}',
    ...arrows,
    '}',
  ].join('\n');
}

/** The whole page, as it should stand in `guide/life.md`. */
export function lifePage(): string {
  return `<!-- Generated from plugin/engine/machine by docs/life.ts: change it there. -->

# The camera’s life

What the plugin does with the camera follows from one machine of states, a pure function in
\`plugin/engine/machine/\`: state and event give the next state
and what is to be done. Status, promises, errors and timers follow from it. Ten thousand random sequences of
everything that can happen are played against it in the tests, and each of its rules is taken away once to
see that it is missed.

![The states and the events that lead from one to the next](./life.svg)

An arrow from the frame \`open\` leads from every state in it. Not drawn: what leads from every state of the
frame back into it, as \`start\` with another source does.

## States

${table(
  ['state', 'status', 'what it means'],
  names.map((name) => [`\`${name}\``, `\`${STATUS_OF[name]}\``, STATES[name]]),
)}

## What happens

${table(
  ['event', 'who says it'],
  Object.entries(EVENTS).map(([name, words]) => [`\`${name}\``, words]),
)}

## What follows

The first line that fits counts; where none does, nothing changes.

${table(
  ['in', 'on', 'if', 'then', 'why'],
  RULES.map(({ from, on, given, to, why }) => [
    from.join(', '),
    `\`${on}\``,
    given ?? '',
    to ?? '(stays)',
    why,
  ]),
)}

## What is done

${table(
  ['effect', 'in the world'],
  Object.entries(EFFECTS).map(([name, words]) => [`\`${name}\``, words]),
)}

## What the player is told

${table(
  ['error', 'sentence'],
  EMOTION_ERROR_CODES.map((code) => [`\`${code}\``, new EmotionError(code, '').playerMessage]),
)}
`;
}

if (process.argv[1] === import.meta.filename) {
  const { instance } = await import('@viz-js/viz');
  writeFileSync(PAGE, lifePage());
  writeFileSync(PICTURE, (await instance()).renderString(graph(), { format: 'svg' }));
}
