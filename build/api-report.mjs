import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { dist, entries, plugin, root } from './places.mjs';

const quiet = { logLevel: 'none', addToApiReportFile: false };

/**
 * Compares the public surface of every entry with its accepted report in `build/api/`.
 *
 * @param {{ accept: boolean }} options  `accept` writes the reports anew
 * @returns {string[]} the entries whose surface differs
 */
export function compareSurface({ accept }) {
  return Object.entries(entries).flatMap(([name, source]) => {
    const file = path.relative(plugin, source).replace(/\.ts$/, '.d.ts');
    const config = ExtractorConfig.prepare({
      packageJsonFullPath: path.join(root, 'package.json'),
      configObjectFullPath: undefined,
      configObject: {
        projectFolder: root,
        mainEntryPointFilePath: path.join(dist, 'types', file),
        compiler: {
          overrideTsconfig: {
            compilerOptions: {
              target: 'ES2022',
              module: 'ESNext',
              moduleResolution: 'bundler',
              lib: ['ES2022', 'DOM', 'DOM.Iterable'],
              types: [],
              strict: true,
              skipLibCheck: true,
            },
            files: [path.join(dist, 'types', file)],
          },
        },
        apiReport: {
          enabled: true,
          reportFileName: `${name}.api.md`,
          reportFolder: path.join(root, 'build/api'),
          reportTempFolder: mkdtempSync(path.join(tmpdir(), 'phaser-emotion-api-')),
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        newlineKind: 'lf',
        messages: {
          extractorMessageReporting: { default: quiet, 'ae-forgotten-export': quiet },
          tsdocMessageReporting: { default: quiet },
        },
      },
    });
    const { apiReportChanged } = Extractor.invoke(config, {
      localBuild: accept,
      messageCallback: (message) => {
        if (message.logLevel !== 'error') message.logLevel = 'none';
      },
    });
    return apiReportChanged && !accept ? [name] : [];
  });
}
