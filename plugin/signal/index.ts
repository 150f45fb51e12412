export { EmotionSignal, type SignalEvent } from './EmotionSignal';
export { resolveSignalOptions, type SignalOptions, type SignalOptionsInput } from './options';
export { FILTER_PRESETS, FILTER_RANGES, type FilterOptions } from './presets';
export { ListeningWindow } from './listening/ListeningWindow';
export { CalibrationTake, type TakeState } from './take';
export { parseCalibration } from './calibration';
