import { button, element } from '../../page/element';
import { decisionsCsv } from '../analysis/decisionsCsv';
import { annotatedVideo } from '../batch/annotatedVideo';
import { VideoBatch, type BatchProgress } from '../batch/VideoBatch';
import type { Lab } from '../Lab';
import { recordingJson, save, stem } from '../save';
import { wordIfGone } from '../source/gone';
import { wordFor } from '../source/LabError';
import { signalOptionsOf } from '../tuning';
import { clockTime } from './clockTime';
import { progressBar } from './progressBar';

/** A video read in one go, and everything that can be taken home of it. */
export function videoBatch(lab: Lab): HTMLElement[] {
  let batch: VideoBatch | null = null;
  let exporting: AbortController | null = null;
  let running = false;
  const fps = element('input', {
    type: 'number',
    id: 'batch-fps',
    min: '1',
    max: '30',
    value: '10',
  });
  const bar = progressBar('Video read');
  const words = element('p', { className: 'note', id: 'batch-words', aria: { role: 'status' } });
  const show = () => {
    const video = lab.state.source === 'video';
    const done = (exported()?.samples.length ?? 0) > 0;
    const begun = batch !== null && !batch.finished && batch.file === lab.state.file;
    go.disabled = !video || running;
    go.textContent = running ? 'Reading …' : begun ? 'Resume' : 'Read the whole video';
    cancel.disabled = !running && !exporting;
    csv.disabled = json.disabled = !done;
    annotate.disabled = !video || !done || running || exporting !== null;
    if (running || (batch && batch.file === lab.state.file)) return;
    bar.set(0);
    words.textContent = video
      ? 'Not read yet: what is exported is what was seen while it played.'
      : 'Open a video to read it faster than it plays.';
  };
  /** What was read of the whole video goes before what was seen while it played. */
  const exported = () =>
    batch && batch.file === lab.state.file && batch.session.samples.length > 0
      ? batch.session
      : lab.state.session;
  const progress = ({ position, duration, speed, frames }: BatchProgress) => {
    bar.set(position / duration);
    words.textContent = `${clockTime(position)} of ${clockTime(duration)}, ${frames} frames, ${speed.toFixed(1)} × real time`;
    show();
  };
  const run = async () => {
    const { file, tuning } = lab.state;
    if (!file) return;
    lab.stop();
    if (batch?.file !== file || batch.finished) {
      batch = new VideoBatch(file, {
        fps: fps.valueAsNumber || 10,
        signal: signalOptionsOf(tuning),
        onProgress: progress,
      });
    }
    const reader = lab.readers.get(tuning, tuning.modelUrl);
    running = true;
    words.textContent = 'Loading the models …';
    show();
    try {
      await batch.run(reader);
      lab.store.setState({ backend: (await reader.load()).backend });
    } catch (error) {
      words.textContent = (await wordIfGone(file)) ?? wordFor(error);
      lab.say(words.textContent, true);
      lab.readers.drop(reader);
    } finally {
      running = false;
      batch.session.refilter(signalOptionsOf(lab.state.tuning));
      if (lab.state.file === file) lab.adopt('video', batch.session, file);
      show();
    }
  };
  const writeVideo = async () => {
    const { file } = lab.state;
    const session = exported();
    if (!file || !session) return;
    exporting = new AbortController();
    show();
    try {
      const { signal } = exporting;
      const onProgress = (share: number) => {
        bar.set(share);
        words.textContent = `Writing the video: ${Math.round(100 * share)} %`;
      };
      save(
        `${stem(file.name)}.emotions.webm`,
        await annotatedVideo(file, session, { onProgress, signal }),
      );
      words.textContent = 'The annotated video is in your downloads.';
    } catch (error) {
      words.textContent = (await wordIfGone(file)) ?? wordFor(error);
    } finally {
      exporting = null;
      show();
    }
  };
  const named = (ending: string) => `${stem(exported()?.name ?? 'lab')}.${ending}`;
  const go = button('Read the whole video', () => void run(), 'strong');
  go.id = 'batch-run';
  const cancel = button('Cancel', () => {
    batch?.stop();
    exporting?.abort();
  });
  cancel.id = 'batch-cancel';
  const csv = button('Decisions CSV', () => {
    const session = exported();
    if (session) save(named('decisions.csv'), decisionsCsv(session), 'text/csv');
  });
  csv.id = 'export-csv';
  const json = button('Recording JSON', () => {
    const session = exported();
    if (session) save(named('recording.json'), recordingJson(session), 'application/json');
  });
  json.id = 'export-json';
  const annotate = button('Annotated video', () => void writeVideo());
  annotate.id = 'export-video';
  lab.store.subscribe((state, previous) => {
    const changed = state.source !== previous.source || state.file !== previous.file;
    if (changed && batch && state.file !== batch.file) batch.stop();
    if (changed || state.session !== previous.session || state.revision !== previous.revision)
      show();
  });
  show();
  return [
    element('h2', {}, 'Video'),
    element('label', { className: 'field' }, 'Frames read per second of video', fps),
    element('div', { className: 'row' }, go, cancel),
    bar.root,
    words,
    element('div', { className: 'row' }, csv, json, annotate),
    element(
      'p',
      { className: 'note' },
      'The recording holds the raw numbers and can be opened here again; the CSV holds what the filter decided.',
    ),
  ];
}
