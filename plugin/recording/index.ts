export { Recorder } from './Recorder';
export type { Recording, RecordingJson } from './Recording';
export { toJson } from './json';
export { CSV_COLUMNS, toCsv } from './csv';
export { parseRecording } from './parse';
export { replay } from './replay';
