import type { StepCard } from '../../ipc';

/** The shapes of the marks on the seam. */
export type Shape = 'ring' | 'half' | 'full' | 'dash' | 'pause';

const SHAPES: Record<StepCard['status'], Shape> = {
  not_started: 'ring',
  exploring: 'half',
  reopened: 'half',
  done_for_now: 'full',
  not_for_me: 'dash',
};

/** The shape that says how a step stands. One that rests is seen to rest, whatever came before. */
export function markOf({ status, paused }: Pick<StepCard, 'status' | 'paused'>): Shape {
  return paused ? 'pause' : SHAPES[status];
}
