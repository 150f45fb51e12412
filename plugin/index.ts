export { EmotionPlugin } from './phaser/EmotionPlugin';
export { EmotionEngine } from './engine/EmotionEngine';
export type { SignalHost } from './engine/SignalHost';
export type { SceneListeners, SceneLife } from './phaser/SceneListeners';
export type { EmotionOptions, LiveOptions, StartOptions, StopOptions } from './options';
export type { CameraInfo } from './camera/listCameras';
export type { ReadingSink, ReadingSource } from './camera/ReadingSource';
export type { EmotionStore, EmotionStoreState } from './engine/store';
export {
  PictureReader,
  type PictureReaderOptions,
  type ReaderInfo,
} from './perception/PictureReader';
export {
  EmotionSignal,
  FILTER_PRESETS,
  FILTER_RANGES,
  type FilterOptions,
  type SignalEvent,
  type SignalOptions,
  type SignalOptionsInput,
} from './signal';
export { parseRecording, toCsv, toJson, toSessionJson } from './recording';
export type {
  AppInfo,
  ArmedMarker,
  DecidedMarker,
  GameMark,
  LineMarker,
  MarkData,
  Marker,
  MarkMarker,
  OpenedMarker,
  PlaySession,
  Recorder,
  Recording,
  RecordingJson,
  SceneMarker,
  SessionJson,
  SessionOptions,
  SessionRecorder,
  SessionSetting,
  UndoneMarker,
} from './recording';
export type { Clock } from './clock';
export { EMOTION_ERROR_CODES, EmotionError, type EmotionErrorCode } from './errors';
export { EMOTIONS } from './types';
export type {
  Backend,
  Box,
  CalibrateOptions,
  CalibrationData,
  CalibrationProblem,
  CalibrationResult,
  ChangeEvent,
  Emotion,
  EmotionEvents,
  EmotionStatus,
  FaceEvent,
  FaceQuality,
  FaceReading,
  FacesEvent,
  FaceState,
  FilterPreset,
  FrameReading,
  FrameTiming,
  Keypoints,
  Levels,
  ListeningState,
  ListenJournal,
  ListenOptions,
  ListenPhase,
  ListenResult,
  LoadingProgress,
  Moment,
  Mood,
  MoodBand,
  MoodShiftEvent,
  Performance,
  Point,
  ReadingEvent,
  SourceKind,
  StatusEvent,
  UsedCamera,
} from './types';
