import resolve from '@rollup/plugin-node-resolve';

export default {
  input: 'src/main.js',
  output: { file: 'public/main.js', format: 'es' },
  plugins: [resolve()],
};
