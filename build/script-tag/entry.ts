import '../../plugin/full-range';
import * as main from '../../plugin/index';
import * as ink from '../../plugin/ink/index';
import * as testing from '../../plugin/testing/index';
import * as ui from '../../plugin/ui/index';

/** The script's own address, while it runs from a `<script src>`; `load.plugin` runs it without. */
const script =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

/** Everything of the four entries, hanging from the class, since a script has but one name. */
const global = Object.assign(main.EmotionPlugin, {
  ...main,
  ink,
  testing,
  ui,
  /** Folder of the package's files, for games that gave no `assetsUrl` in the plugin's `data`. */
  assetsUrl: script === '' ? null : new URL('assets/', script).href,
  /** @throws EmotionError `bad-option` when the folder is unknown */
  assetUrl(this: void, file: string): string {
    if (global.assetsUrl === null) {
      throw new main.EmotionError(
        'bad-option',
        'Say where the assets folder is: assetsUrl in the plugin’s data, or EmotionPlugin.assetsUrl.',
      );
    }
    return new URL(file, new URL(global.assetsUrl.replace(/\/?$/, '/'), document.baseURI)).href;
  },
});

export default global;
