import { serve } from '../../../plugin/perception/serve';

/** The real worker on a graphics driver whose fences never signal, and whose clock runs fast. */
Reflect.set(
  WebGL2RenderingContext.prototype,
  'clientWaitSync',
  function (this: WebGL2RenderingContext) {
    return this.TIMEOUT_EXPIRED;
  },
);

const wait = globalThis.setTimeout;
const fast = (act: () => void, ms = 0) => wait(act, ms > 5000 ? ms / 20 : ms);
Reflect.set(globalThis, 'setTimeout', fast);

serve(globalThis);
