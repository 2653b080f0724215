import path from 'node:path';

/**
 * Imports point one way: views -> features -> state -> ipc. `shared`, `styles` and `text` serve all
 * and stand on nothing but each other, and on the types of `ipc`.
 */
const RANK = { shared: 0, styles: 0, text: 0, ipc: 1, state: 2, features: 3, views: 4 };
const SOURCE = `${path.sep}src${path.sep}`;

/** Where a file stands: its tier, and its feature when it is in one. The root of `src` has no tier. */
function place(file) {
  const at = file.lastIndexOf(SOURCE);
  if (at < 0) return null;
  const [tier, feature, ...rest] = file.slice(at + SOURCE.length).split(path.sep);
  if (!(tier in RANK)) return { tier: null, feature: null };
  return { tier, feature: tier === 'features' && rest.length > 0 ? feature : null };
}

/** Why `from` must not import `source`, or null when it may. */
export function refusal(from, source, typeOnly) {
  const here = place(from);
  if (!here) return null;
  if (source.startsWith('@tauri-apps/')) {
    return here.tier === 'ipc' ? null : 'Only src/ipc speaks to Tauri.';
  }
  if (!source.startsWith('.') || here.tier === null) return null;
  const there = place(path.resolve(path.dirname(from), source));
  if (!there) return null;
  if (there.tier === null) return 'Nothing imports the root of the app.';
  if (there.tier === 'ipc' && typeOnly) return null;
  if (RANK[there.tier] > RANK[here.tier]) {
    return `${here.tier} stands below ${there.tier} and must not import it.`;
  }
  if (here.tier === 'features' && there.tier === 'features' && here.feature !== there.feature) {
    return 'Features meet in views and in state, never in each other.';
  }
  return null;
}

export const tiers = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const typeOnly = (node.importKind ?? node.exportKind) === 'type';
      const message = refusal(context.filename, node.source.value, typeOnly);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
