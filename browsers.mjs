/**
 * The oldest browsers, as the compilers name them. `playing`: everything but faces, which
 * `unsupported` then says. `reading`: OffscreenCanvas with pixels in workers, WebAssembly with SIMD,
 * `requestVideoFrameCallback`.
 *
 * @type {Readonly<Record<'playing' | 'reading', readonly string[]>>}
 */
export const oldest = {
  playing: ['chrome110', 'edge110', 'firefox115', 'safari16', 'ios16'],
  reading: ['chrome110', 'edge110', 'firefox132', 'safari16.4', 'ios16.4'],
};
