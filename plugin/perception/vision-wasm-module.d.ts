declare module '@mediapipe/tasks-vision/vision_wasm_module_internal.js' {
  /** Emscripten's factory of MediaPipe's WebAssembly module. */
  const ModuleFactory: (options?: object) => Promise<object>;
  export default ModuleFactory;
}
