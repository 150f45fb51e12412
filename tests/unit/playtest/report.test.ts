import { describe, expect, it } from 'vitest';
import { digestOf, notesText, parseNotes, reportHtml, type Digest } from '../../../plugin/playtest';
import { generateSession } from '../../playtest/generate';

const digests = Array.from({ length: 12 }, (_, seed) =>
  digestOf(generateSession(seed, { minutes: 2 })),
);

describe('a report', () => {
  const html = reportHtml(digests, { title: 'Soup & letters' });

  it('asks for nothing from outside', () => {
    expect(html).not.toMatch(/(src|href)=["']?(https?:)?\/\//);
    expect(
      html.match(/https?:\/\/[^"' ]+/g)?.every((url) => url.startsWith('http://www.w3.org/')),
    ).toBe(true);
    expect(html).toContain(`default-src 'none'`);
  });

  it('draws every window, and says what its shares rest on', () => {
    for (const label of ['soup', 'joke', 'midnight'])
      expect(html).toMatch(new RegExp(`data-window="${label}" data-answer="happy"`));
    expect(html).toContain('<title>Soup &amp; letters</title>');
    expect(html).toContain('3 presets are counted together: balanced, responsive, steady.');
    expect(html).not.toMatch(/NaN|undefined/);
  });

  it('shows names and notes as text, never as markup', () => {
    const [first] = digests;
    const player = '<img src=x onerror=alert(1)>';
    const odd: Digest[] = first ? [{ ...first, player, id: '"><script>' }] : [];
    const notes = [{ session: '"><script>', notes: [{ t: 61_000, text: '</table><script>' }] }];
    const report = reportHtml(odd, { title: '</title><script>', notes });
    expect(report.match(/<script/g)).toHaveLength(1);
    expect(report).not.toContain('<img');
    expect(report).toContain('&lt;/table&gt;');
    expect(report).toContain('<td>1:01</td>');
  });

  it('of nobody says so', () => {
    expect(reportHtml([], { leftOut: ['a.json is no JSON.'] })).toMatch(
      /a\.json is no JSON[^]*no session to report/,
    );
  });
});

describe('notes', () => {
  const notes = { session: 'a', notes: [{ t: 5, text: 'laughs' }] };

  it('come back from their file, in order of time', () => {
    expect(parseNotes(notesText(notes))).toEqual(notes);
    const two = {
      ...notes,
      notes: [
        { t: 9, text: 'b' },
        { t: 5, text: 'a' },
      ],
    };
    expect(parseNotes(notesText(two)).notes.map(({ t }) => t)).toEqual([5, 9]);
  });

  it.each([
    ['nothing', '{}', /format is not/],
    [
      'a note without time',
      notesText({ session: 'a', notes: [{ t: -1, text: '' }] }),
      /notes\[0\] t/,
    ],
  ])('refuse %s', (_, text, sentence) => {
    expect(() => parseNotes(text)).toThrow(sentence);
  });
});
