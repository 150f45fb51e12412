/** What of this browser matters, as lines of a report. */
export function features(): readonly string[] {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl?.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  const has = (name: string) => `${name}: ${name in globalThis ? 'yes' : 'no'}`;
  const turns = typeof VideoFrame === 'function' && 'rotation' in VideoFrame.prototype;
  const tells = 'requestVideoFrameCallback' in HTMLVideoElement.prototype;
  return [
    `browser: ${navigator.userAgent}`,
    `screen: ${innerWidth}×${innerHeight} at ${devicePixelRatio}, ${navigator.maxTouchPoints} touches`,
    `secure page: ${isSecureContext ? 'yes' : 'no'}, isolated: ${globalThis.crossOriginIsolated ? 'yes' : 'no'}`,
    `cores: ${navigator.hardwareConcurrency}`,
    `WebGL2: ${gl ? String(renderer) : 'no'}`,
    ...['Worker', 'WebAssembly', 'OffscreenCanvas', 'MediaStream'].map(has),
    `${has('VideoFrame')}, with rotation: ${turns ? 'yes' : 'no'}`,
    `requestVideoFrameCallback: ${tells ? 'yes' : 'no'}`,
  ];
}
