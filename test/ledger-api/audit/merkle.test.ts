// The auditor's own tree is that of RFC 6962, and what the sealer keeps of it is in it.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { growingTree, leafOf } from '#ledger/audit/merkle.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { auditedFile } from '../../support/audited.ts';
import { aProvenLog } from '../../support/proofs.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';
import vectors from '../../vectors/merkle-tree.json' with { type: 'json' };

test('the auditor grows the tree of RFC 6962', () => {
  const tree = growingTree();

  const roots = vectors.leaves.map((leaf) => {
    tree.add(leafOf(Buffer.from(leaf, 'hex')));
    return tree.root();
  });

  expect(roots).toEqual(vectors.roots);
  expect(growingTree().root()).toBe(createHash('sha256').digest('hex'));
});

test('the auditor finds every kept subtree where the sealer has put it', async () => {
  const file = temporaryPath('long.db');
  const store = openSqliteLedgerStore(file);
  await aProvenLog(store, 1_100);

  const { sentences } = await auditedFile(file);
  await store.close();

  expect(
    sentences.filter((sentence) => /subtree|root|block|tree head|state of the log/.test(sentence)),
  ).toEqual([]);
});
