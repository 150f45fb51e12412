import js from '@eslint/js';
import baseline from 'eslint-plugin-baseline-js';
import tseslint from 'typescript-eslint';

/** What lint takes for younger than it is, for as much as is used of it. */
const OLD_ENOUGH = [
  'async-clipboard',
  'createimagebitmap',
  'devicepixelratio',
  'input-file-webkitdirectory',
  'js-modules-workers',
  'media-source',
  'top-level-await',
];
/** What the code looks for before it uses it, and hints that a browser may overlook. */
const LOOKED_FOR = ['battery', 'canvas-2d-alpha', 'canvas-2d-willreadfrequently', 'webcodecs'];

/** @param {string[]} features allowed all the same */
const notAfter2022 = (...features) => [
  'error',
  {
    available: 2022,
    includeWebApis: { preset: 'type-aware' },
    ignoreFeatures: [...OLD_ENOUGH, ...LOOKED_FOR, ...features],
  },
];

/** @param {string} names of methods whose outcome is awaited in a statement of its own */
const acts = (names) =>
  `ExpressionStatement[expression.argument.callee.property.name=/^(${names})$/]`;

/** A look at the page as it is this moment, with acts alone since files were chosen. */
const LOOKS_TOO_SOON = [0, 1, 2, 3].map((between) =>
  [
    acts('setInputFiles'),
    ...Array(between).fill(acts('check|click|fill|focus|press|selectOption|uncheck')),
    'ExpressionStatement:has(CallExpression[callee.name="expect"] > AwaitExpression)',
  ].join(' + '),
);

export default tseslint.config(
  {
    ignores: [
      'dist',
      'dist-*',
      'plugin/assets',
      'node_modules',
      '**/*.d.ts',
      'docs/.vitepress/cache',
      'docs/.vitepress/dist',
      'docs/api',
      'dist-examples',
      'tests/consumers/projects',
      'examples/starter',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    // What the oldest browsers of browsers.mjs lack; `lib` in tsconfig.json does it for the language.
    files: ['{plugin,demo-game,examples}/**/*.ts'],
    plugins: { 'baseline-js': baseline },
    rules: { 'baseline-js/use-baseline': notAfter2022() },
  },
  {
    // These only run where faces can be read, or look first.
    files: ['plugin/{camera,perception}/**/*.ts', 'demo-game/{lab,check}/**/*.ts'],
    rules: {
      'baseline-js/use-baseline': notAfter2022('offscreen-canvas', 'request-video-frame-callback'),
    },
  },
  {
    // An interface may ask for a promise that a simple case has no need to wait for.
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: LOOKS_TOO_SOON.join(', '),
          message: 'Files are opened in their own time: wait for what shows it before you look.',
        },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        Response: 'readonly',
      },
    },
  },
);
