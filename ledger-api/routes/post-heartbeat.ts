// POST /v1/kiosks/heartbeat: a kiosk says that it lives and hears what is in force.
import type { Api, Ledger } from '../api.ts';
import { refuse } from '../problem-reply.ts';
import { answerHeartbeat } from '../use-cases/heartbeat.ts';
import { serve } from './serve.ts';

/**
 * `POST /v1/kiosks/heartbeat` → rate card, coin tables, commands, server time. Its counter rises strictly, so that a
 * heartbeat that somebody recorded is refused.
 */
export function postHeartbeat(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/kiosks/heartbeat', async (request, reply) => {
    const result = await answerHeartbeat(ledger, request.body, ledger.clock.nowMs());
    if (result.ok) return result.answer;
    return refuse(reply, HEARTBEAT_REFUSALS[result.error]);
  });
}

const HEARTBEAT_REFUSALS = {
  'unknown-kiosk': 'unknown-kiosk',
  'counter-not-rising': 'heartbeat-repeated',
} as const;
