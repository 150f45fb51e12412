export { ConsentNotice, type ConsentOptions } from './ConsentNotice';
export type { UiOptions, UiWordChanges } from './options';
export { DEFAULT_THEME, type UiTheme } from './theme';
export { DEFAULT_WORDS, type UiWords } from './words';
export { Widget } from './Widget';
