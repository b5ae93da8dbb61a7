// POST /v1/kiosks/heartbeat: a kiosk says that it lives and hears what is in force.
import type { Api, Ledger } from '../api.ts';
import { HeartbeatAnswer, HeartbeatRequest } from '../contract/kiosk-documents.ts';
import { refuse } from '../problem-reply.ts';
import { answerHeartbeat } from '../use-cases/heartbeat.ts';

/**
 * `POST /v1/kiosks/heartbeat` → rate card, coin tables, commands, server time. Its counter rises strictly, so that a
 * heartbeat that somebody recorded is refused.
 */
export function postHeartbeat(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/kiosks/heartbeat',
    {
      config: { access: 'kiosk-heartbeat' },
      schema: {
        summary: 'State up; rate card, coin tables and commands down',
        body: HeartbeatRequest,
        response: { 200: HeartbeatAnswer },
      },
    },
    async (request, reply) => {
      const result = await answerHeartbeat(ledger, request.body, ledger.clock.nowMs());
      if (result.ok) return result.answer;
      return refuse(reply, HEARTBEAT_REFUSALS[result.error]);
    },
  );
}

const HEARTBEAT_REFUSALS = {
  'unknown-kiosk': 'unknown-kiosk',
  'counter-not-rising': 'heartbeat-repeated',
} as const;
