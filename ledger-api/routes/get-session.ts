// GET /v1/auth/sessions: whether somebody is signed in here.
import type { Api, Ledger } from '../api.ts';
import { findHolder } from '../auth/holder-door.ts';
import { serve } from './serve.ts';

/** `GET /v1/auth/sessions` → 200 for everybody: a page that is opened for the first time asks without being refused. */
export function getSession(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/auth/sessions', async (request) => ({
    wallet: (await findHolder(ledger, request)) !== undefined,
  }));
}
