import { button, element } from '../../page/element';
import { confusionOf } from '../analysis/confusion';
import { picturesCsv, picturesJson } from '../analysis/picturesExport';
import { judgedOf } from '../batch/pictures';
import type { Lab } from '../Lab';
import type { Pictures } from '../Pictures';
import { save } from '../save';
import { wordFor } from '../source/LabError';
import { confusionTable } from './confusionTable';
import { progressBar } from './progressBar';

/** Many pictures: how far they are read, exports, and the confusion matrix of labelled ones. */
export function pictureBatch(lab: Lab, pictures: Pictures): HTMLElement[] {
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
    matrix.replaceChildren(...confusionTable(confusionOf(judgedOf(read))));
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
