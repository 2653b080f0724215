import type { SyntaxNode } from '@lezer/common';

/** How many elements of a kind a node stands in, itself included. */
export function depthOf(node: SyntaxNode, kind: string): number {
  let depth = 0;
  for (let at: SyntaxNode | null = node; at; at = at.parent) if (at.name === kind) depth += 1;
  return depth;
}
