import { serve } from './perception/serve';

serve(globalThis as unknown as DedicatedWorkerGlobalScope);
