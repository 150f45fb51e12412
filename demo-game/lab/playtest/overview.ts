import {
  answersChart,
  attentionChart,
  axisOf,
  caveatsOf,
  DARK,
  secondsChart,
  shareScale,
  storyChart,
  storylineOf,
  summariseWindows,
  VALENCE_SCALE,
  type Answer,
  type ChartOptions,
  type Digest,
} from 'phaser-emotion/playtest';
import { button, element } from '../../page/element';
import { save } from '../save';
import { chartPng } from './chartPng';
import type { Playtest } from './Playtest';

const NARROWEST = 300;

interface Chart {
  readonly root: HTMLElement;
  draw(svg: string): void;
  readonly width: number;
}

function chart(id: string, title: string, note: string, ...tools: readonly HTMLElement[]): Chart {
  const picture = element('div', { className: 'picture' });
  const png = button('PNG', () => {
    const svg = picture.querySelector('svg');
    if (svg) void chartPng(svg).then((blob) => save(`${id}.png`, blob));
  });
  png.setAttribute('aria-label', `Save “${title}” as a picture`);
  const root = element(
    'figure',
    { id: `playtest-${id}` },
    element('div', { className: 'row' }, element('h2', {}, title), ...tools, png),
    element('p', { className: 'note' }, note),
    picture,
  );
  return {
    root,
    // What the charts write is text made here, with every name in it escaped.
    draw: (svg) => (picture.innerHTML = svg),
    get width() {
      return Math.max(NARROWEST, picture.clientWidth);
    },
  };
}

const MEASURES = [
  'valence',
  'happy',
  'surprise',
  'sad',
  'angry',
  'fear',
  'disgust',
  'neutral',
] as const;

/** The charts of all sessions that pass the filter, drawn anew when what they show has changed. */
export function overview(playtest: Playtest, root: HTMLElement): void {
  const { setState } = playtest.store;
  const measure = element(
    'select',
    {
      aria: { label: 'What is followed' },
      onchange: () => setState({ measure: MEASURES[measure.selectedIndex] ?? 'valence' }),
    },
    ...MEASURES.map((each) =>
      element('option', {}, each === 'valence' ? 'pleasant − unpleasant' : each),
    ),
  );
  const unit = button('By minutes', () => {
    setState(({ unit: before }) => ({ unit: before === 'scenes' ? 'minutes' : 'scenes' }));
  });
  const answers = chart(
    'answers',
    'What was answered',
    'Share of sessions by their last answer. Click a part of a bar to see whose; △ marks bars that rest on little.',
  );
  const seconds = chart(
    'seconds',
    'Time to decide',
    'From when the face counted until it decided: half of the sessions lie on the bar.',
  );
  const story = chart(
    'story',
    'Expressions over the story',
    'What the net read each second, before any filter: the median, half of the sessions, and single ones behind.',
    measure,
    unit,
  );
  const attention = chart(
    'attention',
    'Attention over the story',
    'Share of the time in which no face was seen, or it was turned too far to be read.',
  );
  const caveats = element('ul', { className: 'caveats', id: 'caveats' });
  root.append(caveats, answers.root, seconds.root, story.root, attention.root);

  const choose = (target: EventTarget | null) => {
    const part = target instanceof Element ? target.closest<SVGElement>('.segment') : null;
    const { window: label, answer } = part?.dataset ?? {};
    if (label === undefined || answer === undefined) return;
    setState({ chosen: { window: label, answer: answer as Answer } });
  };
  answers.root.addEventListener('click', ({ target }) => choose(target));
  answers.root.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(event.target instanceof SVGElement)) return;
    event.preventDefault();
    choose(event.target);
  });

  const options = ({ width }: Chart): ChartOptions => ({ width, theme: DARK });
  const drawStory = (digests: readonly Digest[]) => {
    const { unit: wanted, measure: followed, pointed } = playtest.state;
    const axis = axisOf(digests, wanted);
    const line = storylineOf(digests, axis, followed);
    const scale =
      followed === 'valence'
        ? VALENCE_SCALE
        : shareScale(...line.singles.map(({ values }) => values));
    story.draw(storyChart(line, `Expressions: ${followed}`, scale, options(story), pointed));
    const [lost, turned] = [
      storylineOf(digests, axis, 'lost'),
      storylineOf(digests, axis, 'turned'),
    ];
    attention.draw(attentionChart(lost, turned, options(attention)));
    unit.textContent = wanted === 'scenes' ? 'By minutes' : 'By scenes';
    unit.hidden = digests.every(({ scenes }) => scenes.length === 0);
  };
  const drawAll = () => {
    const digests = playtest.shown;
    const windows = summariseWindows(digests);
    const warned = windows.flatMap(({ label, warnings }) =>
      warnings.map((each) => `${label}: ${each}`),
    );
    caveats.replaceChildren(
      ...[...caveatsOf(digests), ...warned].map((each) => element('li', {}, each)),
    );
    caveats.hidden = caveats.childElementCount === 0 || digests.length === 0;
    answers.root.hidden = seconds.root.hidden = windows.length === 0;
    answers.draw(answersChart(windows, options(answers)));
    seconds.draw(secondsChart(windows, options(seconds)));
    drawStory(digests);
  };

  /** The pointed line is brought out without drawing the rest anew. */
  const point = () => {
    const { pointed } = playtest.state;
    const wanted = pointed === null ? null : encodeURIComponent(pointed);
    for (const single of story.root.querySelectorAll<SVGElement>('.single')) {
      single.classList.toggle('pointed', single.dataset['session'] === wanted);
    }
  };
  let drawnWidth = 0;
  new ResizeObserver(() => {
    const { clientWidth } = root;
    if (clientWidth === 0 || clientWidth === drawnWidth) return;
    drawnWidth = clientWidth;
    drawAll();
  }).observe(root);
  playtest.store.subscribe((state, previous) => {
    if (!state.open || root.clientWidth === 0) return;
    if (state.digests !== previous.digests || state.filter !== previous.filter) drawAll();
    else if (state.unit !== previous.unit || state.measure !== previous.measure)
      drawStory(playtest.shown);
    if (state.pointed !== previous.pointed) point();
    if (state.chosen !== previous.chosen)
      for (const part of answers.root.querySelectorAll<SVGElement>('.segment')) {
        const { window: label, answer } = part.dataset;
        const chosen = state.chosen?.window === label && state.chosen?.answer === answer;
        part.setAttribute('aria-pressed', String(chosen));
      }
  });
}
