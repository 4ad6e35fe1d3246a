import type { BillDetail, BillMovement, BillPassing, BillPiece } from '../../../../shared/schemas/bill.ts';

/** One box of the picture: who has or had how much. */
export interface ChainNode {
  key: string;
  name: string;
  amountFen: number | null;
  kind: 'issuer' | 'party' | 'own' | 'offer';
  /** How it came here from the box before it; null for the issuer. */
  how: BillMovement | BillPassing | null;
  /** Holders in between are not shown. */
  gap: boolean;
  /** What became of it, as far as one may know. */
  gone: BillMovement | null;
  children: ChainNode[];
}

/** A box in its place, and the line to the one before it. */
export interface PlacedNode extends Omit<ChainNode, 'children'> {
  x: number;
  y: number;
  from: { x: number; y: number } | null;
}

export const BOX = { width: 176, height: 56, gapX: 84, gapY: 16 } as const;

/**
 * The chain of holders as far as one may know it, from the issuer on. A piece whose own past is not known hangs on
 * whoever gave it, and that one on the issuer over a gap.
 */
export function chainOf(bill: Pick<BillDetail, 'issuer' | 'pieces' | 'amountFen'>): ChainNode {
  const issuer: ChainNode = {
    key: 'issuer',
    name: bill.issuer.name,
    amountFen: bill.amountFen,
    ...{ kind: 'issuer', how: null, gap: false, gone: null, children: [] },
  };
  const nodes = new Map<string, ChainNode>();
  const nodeOf = (piece: BillPiece): ChainNode => ({
    key: piece.id,
    name: piece.holder.name,
    amountFen: piece.amountFen,
    kind: piece.own ? 'own' : 'party',
    how: piece.how,
    gap: false,
    gone: piece.gone,
    children: piece.offer
      ? [
          {
            key: `${piece.id}.offer`,
            name: piece.offer.to.name,
            amountFen: piece.amountFen,
            ...{ kind: 'offer', how: piece.offer.kind, gap: false, gone: null, children: [] },
          },
        ]
      : [],
  });
  for (const piece of bill.pieces) nodes.set(piece.id, nodeOf(piece));
  for (const piece of bill.pieces) {
    const node = nodes.get(piece.id)!;
    const parent = piece.parentId && nodes.get(piece.parentId);
    if (parent) parent.children.push(node);
    else if (piece.how === 'issue') issuer.children.push(node);
    else if (piece.from && piece.from.id !== bill.issuer.id) {
      const giver: ChainNode = {
        key: `${piece.id}.from`,
        name: piece.from.name,
        amountFen: piece.amountFen,
        ...{ kind: 'party', how: null, gap: true, gone: null, children: [node] },
      };
      issuer.children.push(giver);
    } else {
      node.gap = true;
      node.how = null;
      issuer.children.push(node);
    }
  }
  return issuer;
}

/** The boxes placed from left to right, each beside the middle of those after it. */
export function layOut(root: ChainNode): { nodes: PlacedNode[]; width: number; height: number } {
  const nodes: PlacedNode[] = [];
  let leaves = 0;
  let deepest = 0;
  const place = (node: ChainNode, depth: number): PlacedNode => {
    deepest = Math.max(deepest, depth);
    const after = node.children.map((child) => place(child, depth + 1));
    const y =
      after.length === 0
        ? leaves++ * (BOX.height + BOX.gapY)
        : (after[0]!.y + after[after.length - 1]!.y) / 2;
    const { children: _children, ...rest } = node;
    const placed: PlacedNode = { ...rest, x: depth * (BOX.width + BOX.gapX), y, from: null };
    for (const one of after) one.from = { x: placed.x + BOX.width, y: y + BOX.height / 2 };
    nodes.push(placed);
    return placed;
  };
  place(root, 0);
  return {
    nodes,
    width: (deepest + 1) * BOX.width + deepest * BOX.gapX,
    height: leaves * BOX.height + (leaves - 1) * BOX.gapY,
  };
}

/** As much of a name as a box has room for: a wide letter counts two. */
export function fitted(name: string, room = 22): string {
  let taken = 0;
  for (const [i, letter] of [...name].entries()) {
    taken += letter > '\u2e80' ? 2 : 1;
    if (taken > room) return `${[...name].slice(0, Math.max(1, i - 1)).join('')}…`;
  }
  return name;
}
