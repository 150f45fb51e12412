import { serve } from './perception/serve';

serve(globalThis);
