// A person who hears the screen: knows nothing but the browser's accessibility tree, and acts on what stands in it.
import type { CDPSession, Page } from 'playwright-core';
import { expect, vi } from 'vitest';

export type Listener = Readonly<{
  /** The screen from top to bottom as it is read: `heading Thank you`, `button Finish`, … */
  lines(): Promise<readonly string[]>;
  /** Waits until all of these are read, in this order, each once. */
  reads(...expected: readonly string[]): Promise<void>;
  /** Waits until these words are spoken by themselves, without being looked for: a live region, or what has the focus. */
  hears(words: string): Promise<void>;
  /** Goes to the one thing with this role and name, and activates it with Enter. */
  press(name: string, role?: string): Promise<void>;
}>;

type Node = {
  id: string;
  role: string;
  name: string;
  isLive: boolean;
  isFocused: boolean;
  isDisabled: boolean;
  isIgnored: boolean;
  domId: number | undefined;
  children: Node[];
};

const WAIT = { timeout: 10_000, interval: 100 };
/** Read as one thing: their name and all text in them. */
const WHOLE = new Set(
  'heading button link image status alert listitem paragraph term definition timer textbox'.split(
    ' ',
  ),
);
/** Their name stands for what is in them. */
const NAMED_BY_TEXT = new Set(['heading', 'button', 'link', 'image', 'textbox', 'term']);
const SILENT = new Set(['InlineTextBox', 'LineBreak']);

/** Listens to `page` from now on. */
export async function listenTo(page: Page): Promise<Listener> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Accessibility.enable');
  const lines = async (): Promise<readonly string[]> => linesOf(await treeOf(cdp));
  return {
    lines,
    reads: (...expected) =>
      vi.waitFor(async () => {
        const read = await lines();
        expect(
          read.filter((line) => expected.includes(line)),
          read.join('\n'),
        ).toEqual(expected);
      }, WAIT),
    hears: (words) =>
      vi.waitFor(async () => expect(spokenIn(await treeOf(cdp))).toContain(words), WAIT),
    press: async (name, role = 'button') => {
      const found = await vi.waitFor(async () => {
        const nodes = allOf(await treeOf(cdp)).filter(
          (node) => node.role === role && node.name === name && !node.isDisabled,
        );
        expect(nodes.map((node) => node.name)).toEqual([name]);
        return nodes[0]!;
      }, WAIT);
      await cdp.send('DOM.focus', { backendNodeId: found.domId! });
      await page.keyboard.press('Enter');
    },
  };
}

async function treeOf(cdp: CDPSession): Promise<Node> {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const known = new Map<string, Node>();
  for (const node of nodes) {
    const property = (name: string): unknown =>
      node.properties?.find((one) => one.name === name)?.value.value;
    const live = property('live');
    known.set(node.nodeId, {
      id: node.nodeId,
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? '').trim(),
      isLive: live === 'polite' || live === 'assertive',
      isFocused: property('focused') === true,
      isDisabled: property('disabled') === true,
      isIgnored: node.ignored,
      domId: node.backendDOMNodeId,
      children: [],
    });
  }
  for (const node of nodes) {
    const children = (node.childIds ?? []).flatMap((id) => known.get(id) ?? []);
    known.get(node.nodeId)!.children.push(...children);
  }
  return known.get(nodes[0]!.nodeId)!;
}

const allOf = (node: Node): Node[] => [node, ...node.children.flatMap(allOf)];

/** Everything in a node that is text, as one sentence. */
const textOf = (node: Node): string =>
  node.role === 'StaticText' && !node.isIgnored
    ? node.name
    : node.children.map(textOf).filter(Boolean).join(' ');

function linesOf(node: Node): string[] {
  if (SILENT.has(node.role)) return [];
  const inside = (): string[] => node.children.flatMap(linesOf);
  if (node.isIgnored) return inside();
  if (node.role === 'StaticText') return node.name === '' ? [] : [node.name];
  if (WHOLE.has(node.role)) return [`${node.role} ${wordsOf(node)}`.trim()];
  const isNamed = node.name !== '' && node.role !== 'RootWebArea';
  return isNamed ? [`${node.role} ${node.name}`, ...inside()] : inside();
}

/** The name; for what has both, the text as well. */
function wordsOf(node: Node): string {
  if (NAMED_BY_TEXT.has(node.role)) return node.name || textOf(node);
  return `${node.name} ${textOf(node)}`.trim();
}

/** What a screen reader says by itself: live regions, and the name of what has the focus. */
const spokenIn = (root: Node): string =>
  allOf(root)
    .filter((node) => !node.isIgnored && node !== root && (node.isLive || node.isFocused))
    .map((node) => (node.isLive ? wordsOf(node) : node.name))
    .join('\n');
