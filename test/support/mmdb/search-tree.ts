import { parseCIDR } from 'ipaddr.js';

/** A leaf has the offset of its data; a node has two children, undefined where nothing is known. */
type Node = { readonly offset: number } | { children: [Node | undefined, Node | undefined] };

const NODE_BYTES = 6;

/** The binary search tree over the bits of an address, with records of 24 bits. */
export class SearchTree {
  private readonly root: Node = { children: [undefined, undefined] };

  get nodeCount(): number {
    return this.nodes().length;
  }

  insert(network: string, offset: number): void {
    const [address, length] = parseCIDR(network);
    const bytes = address.toByteArray();
    const bits = bytes.length === 4 ? [...Array(96).fill(0), ...toBits(bytes, length)] : toBits(bytes, length);
    let node = this.root;
    bits.forEach((bit, depth) => {
      const { children } = node as { children: [Node | undefined, Node | undefined] };
      const child = children[bit];
      if (depth === bits.length - 1) {
        children[bit] = { offset };
      } else if (child === undefined || 'offset' in child) {
        // a smaller network inside of a known one: the rest keeps what was known
        children[bit] = { children: [child, child] };
      }
      node = children[bit]!;
    });
  }

  /** Records beyond the node count point into the data section, which starts `separator` bytes after the tree. */
  toBuffer(separator: number): Buffer {
    const nodes = this.nodes();
    const numbers = new Map(nodes.map((node, index) => [node, index]));
    const record = (child: Node | undefined): number => {
      if (child === undefined) return nodes.length;
      return 'offset' in child ? nodes.length + separator + child.offset : numbers.get(child)!;
    };
    const buffer = Buffer.alloc(nodes.length * NODE_BYTES);
    nodes.forEach((node, index) => {
      buffer.writeUIntBE(record(node.children[0]), index * NODE_BYTES, 3);
      buffer.writeUIntBE(record(node.children[1]), index * NODE_BYTES + 3, 3);
    });
    return buffer;
  }

  private nodes(): Array<Extract<Node, { children: unknown }>> {
    const found: Array<Extract<Node, { children: unknown }>> = [];
    const visit = (node: Node | undefined): void => {
      if (node === undefined || 'offset' in node) return;
      found.push(node);
      node.children.forEach(visit);
    };
    visit(this.root);
    return found;
  }
}

function toBits(bytes: readonly number[], length: number): number[] {
  return bytes.flatMap((byte) => [...byte.toString(2).padStart(8, '0')].map(Number)).slice(0, length);
}
