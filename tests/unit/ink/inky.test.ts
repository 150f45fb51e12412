import { readFileSync } from 'node:fs';
import { bindStory } from 'phaser-emotion/ink';
import { createTestEmotion } from 'phaser-emotion/testing';
import { expect, test } from 'vitest';
import { storyFrom } from './compile';

/** Plays as Inky does: nothing bound, Ink's own fallbacks, always the choice at `picks`. */
function playUnbound(name: string, picks: readonly number[]): string[] {
  const story = storyFrom(name);
  story.allowExternalFunctionFallbacks = true;
  const lines: string[] = [];
  for (let turn = 0; ; turn += 1) {
    while (story.canContinue) lines.push((story.Continue() ?? '').trim());
    if (story.currentChoices.length === 0) return lines;
    story.ChooseChoiceIndex(picks[turn] ?? 0);
  }
}

function playBound(name: string, picks: readonly number[]): string[] {
  const ink = bindStory(storyFrom(name), createTestEmotion().emotion);
  const lines: string[] = [];
  for (let turn = 0; ; turn += 1) {
    for (let line = ink.next(); line; line = ink.next()) lines.push(line.text);
    if (ink.ended) return lines;
    ink.choose(picks[turn] ?? 0);
  }
}

test('the same file plays to its end in Inky, with nothing bound', () => {
  for (const first of [0, 1, 2, 3]) {
    const lines = playUnbound('soup', [first, 1]);
    expect(lines).toContain('She takes the bowl.');
    expect(lines.at(-1)).toBe('TAM: Well.');
  }
});

test('where choices say themselves what they show, bound and unbound play alike', () => {
  for (const first of [0, 1, 2, 3]) {
    expect(playBound('shown', [first])).toEqual(playUnbound('shown', [first]));
  }
});

test('the script asks for nothing but Ink', () => {
  const source = readFileSync(new URL('./stories/soup.ink', import.meta.url), 'utf8');
  expect(source.match(/EXTERNAL \w+/g)).toEqual(['EXTERNAL felt']);
  expect(source).toContain('=== function felt(label) ===');
});
