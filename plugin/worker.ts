import { serve, type WorkerScope } from './perception/serve';

serve(globalThis);
