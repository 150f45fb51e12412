import { tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { KernelPlan, readAndFree } from './KernelPlan';

/** So often tfjs runs a net itself: while it warms up, and when somebody waits for a first answer. */
const RUNS_BEFORE = 2;

/** A net of one input that is run again and again: by tfjs at first, then by a plan. */
export class PlannedNet {
  private runs = 0;
  private plan: KernelPlan | null = null;

  /**
   * @param work computes the outputs from the input, with tfjs and nothing else
   * @param shape the input's
   */
  constructor(
    private readonly work: (input: Tensor) => Tensor[],
    private readonly shape: readonly number[],
  ) {}

  /** @param use gets the outputs, which are overwritten afterwards */
  async run<T>(input: Float32Array, use: (outputs: readonly Float32Array[]) => T): Promise<T> {
    if (this.runs++ === RUNS_BEFORE) {
      // What cannot be planned tfjs goes on running.
      this.plan = await KernelPlan.of(this.work, this.shape, input).catch(() => null);
    }
    if (this.plan) return this.plan.run(input, use);
    return use(await readAndFree(tidy(() => this.work(tensor(input, [...this.shape])))));
  }

  dispose(): void {
    this.plan?.dispose();
  }
}
