export { Recorder } from './Recorder';
