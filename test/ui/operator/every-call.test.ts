// Every call that the ledger has for operators, and the file of the console that makes it: none without a screen.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CallLine } from '#ledger/contract/calls/all.ts';

type OperatorLine = Extract<CallLine, `${string} /v1/operator/${string}`>;

const MADE_BY = {
  'GET /v1/operator/me': 'operator-app.tsx',
  'GET /v1/operator/kiosks': 'data/use-fleet.ts',
  'GET /v1/operator/kiosks/{id}': 'screens/kiosk.tsx',
  'GET /v1/operator/kiosks/{id}/life': 'data/use-life.ts',
  'POST /v1/operator/kiosks': 'screens/enrol.tsx',
  'PATCH /v1/operator/kiosks/{id}': 'screens/kiosk-place.tsx',
  'POST /v1/operator/kiosks/{id}/enrolment-tokens': 'screens/kiosk-acts.tsx',
  'POST /v1/operator/kiosks/{id}/commands': 'screens/kiosk-acts.tsx',
  'POST /v1/operator/kiosks/{id}/quarantine': 'screens/kiosk-acts.tsx',
  'POST /v1/operator/kiosks/{id}/release': 'screens/kiosk-acts.tsx',
  'POST /v1/operator/kiosks/{id}/revoke': 'screens/kiosk-acts.tsx',
  'POST /v1/operator/kiosks/{id}/epochs/{epoch}/close': 'screens/lost-epoch.tsx',
  'GET /v1/operator/coin-tables': 'screens/tables.tsx',
  'GET /v1/operator/coin-tables/approved': 'screens/approved-tables.tsx',
  'POST /v1/operator/coin-tables': 'screens/table.tsx',
  'GET /v1/operator/bags': 'screens/bag-table.tsx',
  'GET /v1/operator/bags/{id}': 'screens/bag.tsx',
  'POST /v1/operator/bags': 'screens/bags.tsx',
  'POST /v1/operator/bags/{id}/withdraw': 'screens/bag.tsx',
  'POST /v1/operator/bags/{id}/counts': 'screens/count-form.tsx',
  'GET /v1/operator/shipments': 'screens/bank.tsx',
  'GET /v1/operator/shipments/{id}': 'screens/shipment.tsx',
  'POST /v1/operator/shipments': 'screens/ship-form.tsx',
  'POST /v1/operator/shipments/{id}/lodgings': 'screens/shipment.tsx',
  'POST /v1/operator/exchanges': 'screens/shipment.tsx',
  'GET /v1/operator/exchanges/positions': 'screens/bank.tsx',
  'GET /v1/operator/rate-cards': 'screens/rates.tsx',
  'POST /v1/operator/rate-cards': 'screens/rate-form.tsx',
  'GET /v1/operator/approvals': 'screens/approval-table.tsx',
  'POST /v1/operator/approvals/{id}/approve': 'screens/approval-table.tsx',
  'POST /v1/operator/approvals/{id}/reject': 'screens/approval-table.tsx',
  'GET /v1/operator/tasks': 'screens/task-table.tsx',
  'POST /v1/operator/tasks/{id}/close': 'screens/task-table.tsx',
  'POST /v1/operator/adjustments': 'screens/mistake.tsx',
  'GET /v1/operator/suspense': 'screens/suspense-table.tsx',
  'POST /v1/operator/suspense': 'screens/suspense-table.tsx',
  'GET /v1/operator/reviews': 'screens/review-table.tsx',
  'POST /v1/operator/reviews/{id}': 'screens/review-table.tsx',
  'GET /v1/operator/claims': 'data/use-claims.ts',
  'POST /v1/operator/claims/{id}/decision': 'screens/decide-claim.tsx',
  'GET /v1/operator/withdrawals': 'screens/withdrawal-table.tsx',
  'POST /v1/operator/withdrawals/{id}/refuse': 'screens/withdrawal-table.tsx',
  'POST /v1/operator/withdrawals/{id}/answer': 'screens/withdrawal-table.tsx',
  'GET /v1/operator/payment-files': 'screens/payment-files.tsx',
  'POST /v1/operator/payment-files': 'screens/payment-files.tsx',
  'GET /v1/operator/payment-files/{id}': 'screens/payment-files.tsx',
  'POST /v1/operator/payment-files/{id}/hand-over': 'screens/payment-files.tsx',
  'POST /v1/operator/payment-statuses': 'screens/status-report.tsx',
  'POST /v1/operator/payment-statuses/fetch': 'screens/status-report.tsx',
  'POST /v1/operator/settlements': 'screens/payouts.tsx',
  'GET /v1/operator/settlements': 'screens/payouts.tsx',
  'GET /v1/operator/settlements/{runId}': 'screens/run.tsx',
  'POST /v1/operator/settlements/{runId}/{shopId}/paid': 'screens/run.tsx',
  'POST /v1/operator/settlements/{runId}/{shopId}/rejected': 'screens/run.tsx',
  'GET /v1/operator/reports/trial-balance': 'screens/trial-balance.tsx',
  'GET /v1/operator/reports/statement': 'screens/statement.tsx',
  'GET /v1/operator/reports/balance': 'screens/balance-at.tsx',
  'GET /v1/operator/reports/liability': 'screens/liability.tsx',
  'GET /v1/operator/reports/kiosk-cash': 'data/use-fleet.ts',
  'GET /v1/operator/reports/coin-hours': 'data/use-fleet.ts',
  'GET /v1/operator/reports/coin-days': 'data/use-coin-days.ts',
  'GET /v1/operator/reports/exposure': 'screens/exposure.tsx',
  'GET /v1/operator/exports/{name}': 'screens/exports.tsx',
  'GET /v1/operator/shops': 'screens/shops.tsx',
  'GET /v1/operator/shops/{id}': 'screens/shop.tsx',
  'POST /v1/operator/shops': 'screens/shops.tsx',
  'PATCH /v1/operator/shops/{id}': 'screens/shop.tsx',
  'POST /v1/operator/shops/{id}/keys': 'screens/shop-keys.tsx',
  'POST /v1/operator/shops/{id}/keys/{keyId}/rotate': 'screens/shop-keys.tsx',
  'POST /v1/operator/shops/{id}/keys/{keyId}/revoke': 'screens/shop-keys.tsx',
  'POST /v1/operator/wallets/find': 'screens/wallets.tsx',
  'GET /v1/operator/wallets/{id}': 'screens/wallet.tsx',
  'POST /v1/operator/wallets/{id}/devices/{device}/sign-out': 'screens/wallet.tsx',
  'POST /v1/operator/wallets/{id}/closing': 'screens/wallet.tsx',
  'POST /v1/operator/wallets/{id}/remainder': 'screens/wallet.tsx',
  'GET /v1/operator/promotions': 'screens/promotions.tsx',
  'POST /v1/operator/promotions': 'screens/promotions.tsx',
  'POST /v1/operator/promotions/{id}/grants': 'screens/promotion.tsx',
  'GET /v1/operator/operators': 'screens/operators.tsx',
  'POST /v1/operator/operators': 'screens/operators.tsx',
  'POST /v1/operator/operators/{id}/reset': 'screens/operator.tsx',
  'PATCH /v1/operator/operators/{id}': 'screens/operator.tsx',
  'GET /v1/operator/audit-trail': 'screens/audit.tsx',
} as const satisfies Record<OperatorLine, string>;

/** The last word of an address that is the same for every thing. */
const wordOf = (line: string): string =>
  line
    .split('/')
    .findLast((part) => !part.startsWith('{'))!
    .trim();

test.each(Object.entries(MADE_BY))('%s is made by %s', (line, file) => {
  const source = readFileSync(new URL(`../../../ui/operator/${file}`, import.meta.url), 'utf8');

  expect(source).toMatch(new RegExp(`\\b${wordOf(line)}\\b`));
  if (line.startsWith('PATCH')) expect(source).toContain("method: 'PATCH'");
});
