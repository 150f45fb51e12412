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

/** States that are drawn in a frame, from which an arrow may begin as from one. */
const FRAMES: Readonly<Record<string, readonly StateName[]>> = {
  open: ['requesting', 'loading', 'searching', 'watching', 'stalled'],
  reading: ['searching', 'watching', 'stalled'],
};
const ANY = 'any state';

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** Where the arrows of a rule begin: at the frame around some states, where it holds for all of them. */
function origins(from: readonly StateName[]): readonly string[] {
  if (names.every((name) => name === 'destroyed' || from.includes(name))) return [ANY];
  const frame = Object.keys(FRAMES).find((name) =>
    FRAMES[name]?.every((each) => from.includes(each)),
  );
  if (frame === undefined) return from;
  return [frame, ...from.filter((each) => !FRAMES[frame]?.includes(each))];
}

/** The machine as a graph in Graphviz's language. */
function graph(): string {
  const labels = new Map<string, { from: string; to: string; on: Set<string> }>();
  for (const { from, on, given, to } of RULES) {
    for (const each of origins(from)) {
      if (to === null || each === to || FRAMES[each]?.includes(to)) continue;
      const arrow = labels.get(`${each} ${to}`) ?? { from: each, to, on: new Set() };
      const words = each === ANY && given !== null ? given.match(/.{1,18}(?= |$)/g) : null;
      labels.set(`${each} ${to}`, {
        ...arrow,
        on: arrow.on.add([on, ...(words ?? [])].join('\\l ')),
      });
    }
  }
  const arrows = [...labels.values()].map(({ from, to, on }) => {
    // An arrow cannot begin at a frame, only be cut off there.
    const tail = FRAMES[from]?.[1] ?? from;
    const cut = from in FRAMES ? `, ltail="cluster_${from}"` : '';
    return `"${tail}" -> "${to}" [label="${[...on].map((each) => ` ${each} `).join('\\l')}\\l"${cut}]`;
  });
  const frames = Object.entries(FRAMES)
    .map(([name, states]) => {
      const outer =
        name === 'open' ? states.filter((each) => !FRAMES.reading?.includes(each)) : states;
      return `subgraph "cluster_${name}" { label="${name}"; style=rounded; ${outer.map((each) => `"${each}"`).join('; ')}`;
    })
    .join('\n');
  return [
    'digraph { compound=true; ranksep=0.6; nodesep=0.9; bgcolor="white"; pad=0.3; color="#5672a0"',
    'fontname="sans-serif"; fontsize=15; fontcolor="#5672a0"',
    'node [shape=box, style="rounded,filled", fillcolor="#eef3fb", color="#5672a0"',
    'fontname="sans-serif", fontsize=16, margin="0.2,0.1"]',
    'edge [fontname="sans-serif", fontsize=14, color="#667085", fontcolor="#344054"]',
    `"${ANY}" [style="rounded,dashed"]`,
    ...names.map((name) => `"${name}"`),
    frames,
    '} }',
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

An arrow from a frame leads from every state in it, one from \`any state\` from all but \`destroyed\`. Not drawn:
what changes no state's name, and what leads from a frame back into it.

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
