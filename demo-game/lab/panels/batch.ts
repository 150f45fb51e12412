import { EMOTIONS } from 'phaser-emotion';
import { button, element } from '../../page/element';
import { confusionOf } from '../analysis/confusion';
import { decisionsCsv } from '../analysis/decisionsCsv';
import { picturesCsv, picturesJson } from '../analysis/picturesExport';
import { annotatedVideo } from '../batch/annotatedVideo';
import { judgedOf, type ReadPicture } from '../batch/pictures';
import { VideoBatch, type BatchProgress } from '../batch/VideoBatch';
import type { Lab } from '../Lab';
import type { Pictures } from '../Pictures';
import { recordingJson, save, stem } from '../save';
import { wordIfGone } from '../source/gone';
import { wordFor } from '../source/LabError';
import { signalOptionsOf } from '../tuning';
import { clockTime } from './clockTime';

/** Videos and folders read in one go, and everything that can be taken home. */
export function batchPanel(root: HTMLElement, lab: Lab, pictures: Pictures): void {
  root.append(...videoPart(lab), ...picturePart(lab, pictures));
}

function videoPart(lab: Lab): HTMLElement[] {
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
    const done = (lab.state.session?.samples.length ?? 0) > 0;
    go.disabled = !video || running;
    go.textContent =
      batch && !batch.finished && batch.file === lab.state.file ? 'Resume' : 'Read the whole video';
    cancel.disabled = !running && !exporting;
    csv.disabled = json.disabled = !done;
    annotate.disabled = !video || !done || running || exporting !== null;
    if (video || running) return;
    bar.set(0);
    words.textContent = 'Open a video to read it faster than it plays.';
  };
  const progress = ({ position, duration, speed, frames }: BatchProgress) => {
    bar.set(position / duration);
    words.textContent = `${clockTime(position)} of ${clockTime(duration)}, ${frames} frames, ${speed.toFixed(1)} × real time`;
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
    const { file, session } = lab.state;
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
  const named = (ending: string) => `${stem(lab.state.session?.name ?? 'lab')}.${ending}`;
  const go = button('Read the whole video', () => void run(), 'strong');
  go.id = 'batch-run';
  const cancel = button('Cancel', () => {
    batch?.stop();
    exporting?.abort();
  });
  cancel.id = 'batch-cancel';
  const csv = button('Decisions CSV', () => {
    const { session } = lab.state;
    if (session) save(named('decisions.csv'), decisionsCsv(session), 'text/csv');
  });
  csv.id = 'export-csv';
  const json = button('Recording JSON', () => {
    const { session } = lab.state;
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

function picturePart(lab: Lab, pictures: Pictures): HTMLElement[] {
  const bar = progressBar('Pictures read');
  const words = element('p', { className: 'note', id: 'pictures-words', aria: { role: 'status' } });
  const matrix = element('div', { className: 'scroll', id: 'confusion' });
  const resume = button('Resume', () => {
    pictures.resume().catch((error: unknown) => lab.say(wordFor(error), true));
  });
  resume.id = 'pictures-resume';
  const cancel = button('Cancel', () => pictures.stop());
  cancel.id = 'pictures-cancel';
  const csv = button('CSV', () => {
    save('pictures.csv', picturesCsv(pictures.store.getState().read), 'text/csv');
  });
  csv.id = 'pictures-csv';
  const json = button('JSON', () => {
    const data = picturesJson(pictures.store.getState().read, lab.state.model);
    save('pictures.json', JSON.stringify(data, null, 1), 'application/json');
  });
  json.id = 'pictures-json';
  const show = () => {
    const { opened, read, running, speed } = pictures.store.getState();
    resume.disabled = running || read.length >= opened.length;
    cancel.disabled = !running;
    csv.disabled = json.disabled = read.length === 0;
    bar.set(opened.length > 0 ? read.length / opened.length : 0);
    const faces = read.reduce((sum, { reading }) => sum + (reading?.faces.length ?? 0), 0);
    const troubled = read.filter(({ trouble }) => trouble !== null).length;
    words.textContent =
      opened.length === 0
        ? 'Open photos or a folder. Folders named after emotions (happy/…) give a confusion matrix.'
        : `${read.length} of ${opened.length} pictures, ${faces} faces, ${troubled} with a remark, ${speed.toFixed(1)} pictures a second`;
    matrix.replaceChildren(...confusionTable(read));
  };
  pictures.store.subscribe(show);
  show();
  return [
    element('h2', {}, 'Pictures'),
    bar.root,
    words,
    element('div', { className: 'row' }, resume, cancel, csv, json),
    matrix,
  ];
}

function progressBar(label: string) {
  const inner = element('span');
  const root = element(
    'div',
    { className: 'progress', aria: { role: 'progressbar', label, valuemin: '0', valuemax: '100' } },
    inner,
  );
  return {
    root,
    set(share: number) {
      inner.style.width = `${100 * share}%`;
      root.setAttribute('aria-valuenow', String(Math.round(100 * share)));
    },
  };
}

/** Rows are labels, columns what was read; nothing when no picture has a label. */
export function confusionTable(read: readonly ReadPicture[]): HTMLElement[] {
  const { counts, total, right, accuracy, balanced } = confusionOf(judgedOf(read));
  if (accuracy === null || balanced === null) return [];
  const names = [...EMOTIONS, 'no face'];
  const rows = counts.map((row, label) => {
    const sum = row.reduce((a, b) => a + b, 0);
    const cells = row.map((count, column) => {
      const cell = element('td', {}, String(count));
      const share = sum > 0 ? count / sum : 0;
      const colour = column === label ? '124 199 184' : '238 106 91';
      cell.style.background = `rgb(${colour} / ${Math.round(70 * share)}%)`;
      return cell;
    });
    return element('tr', {}, element('th', { scope: 'row' }, names[label] ?? ''), ...cells);
  });
  const head = names.map((name) =>
    element('th', { scope: 'col', title: name }, name === 'no face' ? name : name.slice(0, 3)),
  );
  return [
    element(
      'table',
      { className: 'matrix' },
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'label'), ...head)),
      element('tbody', {}, ...rows),
    ),
    element(
      'p',
      { className: 'note' },
      `${right} of ${total} right = ${(100 * accuracy).toFixed(1)} % of the pictures, ${(100 * balanced).toFixed(1)} % as the mean over the labels. The largest face counts.`,
    ),
  ];
}
