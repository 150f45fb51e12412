import { existsSync } from 'node:fs';
import type { Driver } from './drivers/Driver.ts';
import { openFirefox } from './drivers/firefox.ts';
import { openWebDriver } from './drivers/webDriver.ts';

export interface Engine {
  readonly name: string;
  /** The browsers that players know it by. */
  readonly like: string;
  /** Whether it can read faces, or only be played without. */
  readonly reads: boolean;
  /** Debian's packages, for whoever lacks it. */
  readonly packages: string;
  installed(): boolean;
  open(): Promise<Driver>;
}

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const WEBKIT = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const WPE = '/usr/lib/x86_64-linux-gnu/wpe-webkit-1.1/MiniBrowser';

/** Those besides Chromium, which every other test runs in. */
export const ENGINES: readonly Engine[] = [
  {
    name: 'Firefox',
    like: 'Firefox',
    reads: true,
    packages: 'firefox-esr',
    installed: () => FIREFOX.some((path) => existsSync(path)),
    open: () => openFirefox(FIREFOX.find((path) => existsSync(path)) ?? ''),
  },
  {
    name: 'Guarded Firefox',
    like: 'Tor Browser, Mullvad Browser, LibreWolf',
    reads: false,
    packages: 'firefox-esr',
    installed: () => FIREFOX.some((path) => existsSync(path)),
    open: () =>
      openFirefox(FIREFOX.find((path) => existsSync(path)) ?? '', {
        'privacy.resistFingerprinting': true,
      }),
  },
  {
    name: 'WebKitGTK',
    like: 'Safari 26',
    reads: true,
    packages:
      'webkit2gtk-driver xvfb xauth gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-libav gstreamer1.0-gl',
    installed: () => existsSync(WEBKIT) && existsSync('/usr/bin/WebKitWebDriver'),
    open: () =>
      openWebDriver({
        program: 'WebKitWebDriver',
        capabilities: {
          'webkitgtk:browserOptions': {
            binary: WEBKIT,
            args: [
              '--automation',
              '--enable-media-stream=true',
              '--enable-mock-capture-devices=true',
            ],
          },
        },
      }),
  },
  {
    name: 'WPE WebKit',
    like: 'Safari 16',
    reads: false,
    packages: 'cog wpewebkit-driver xvfb xauth',
    installed: () => existsSync(WPE) && existsSync('/usr/bin/WPEWebDriver'),
    open: () =>
      openWebDriver({
        program: 'WPEWebDriver',
        capabilities: {
          'wpe:browserOptions': { binary: WPE, args: ['--automation', '--headless'] },
        },
      }),
  },
];
