// The ledger API as one Fastify app: read it to see every door, and what stands before and behind each.
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { readFileSync } from 'node:fs';
import type { Api, Ledger } from './api.ts';
import { guardRoutes } from './auth/guard.ts';
import { answerForNode, refuseAddress, refuseBytes } from './early-refusals.ts';
import { answerErrors } from './http-errors.ts';
import { ledgerMetrics } from './metrics.ts';
import { readRawJson } from './raw-json.ts';
import { deleteSession } from './routes/delete-session.ts';
import { collectDocumentation, documentation } from './routes/documentation.ts';
import { getDeposit } from './routes/get-deposit.ts';
import { getDepositProof } from './routes/get-deposit-proof.ts';
import { getHistory } from './routes/get-history.ts';
import { getKeys } from './routes/get-keys.ts';
import { getKiosks } from './routes/get-kiosks.ts';
import { getShops } from './routes/get-shops.ts';
import { getSession } from './routes/get-session.ts';
import { getRateCard } from './routes/get-rate-card.ts';
import { getWallet } from './routes/get-wallet.ts';
import { getWalletStream } from './routes/get-wallet-stream.ts';
import { holderRoutes } from './routes/holder-routes.ts';
import { operatorRoutes } from './routes/operator/all.ts';
import { pages } from './routes/pages.ts';
import { postBatch } from './routes/post-batch.ts';
import { postEnrol } from './routes/post-enrol.ts';
import { postHeartbeat } from './routes/post-heartbeat.ts';
import { postOperatorSession } from './routes/post-operator-session.ts';
import { postOtp } from './routes/post-otp.ts';
import { postPickup } from './routes/post-pickup.ts';
import { postSession } from './routes/post-session.ts';
import { postShopSession } from './routes/post-shop-session.ts';
import { postRedemptionCode } from './routes/post-redemption-code.ts';
import { postConfirm, postDecline } from './routes/post-redemption-answer.ts';
import { probes } from './routes/probes.ts';
import { shopRoutes } from './routes/shop/all.ts';
import { addSecurityHeaders } from './security-headers.ts';

export type AppOptions = Readonly<{
  logger: FastifyBaseLogger;
  metrics: ReturnType<typeof ledgerMetrics>;
  /** Where the built pages are. */
  uiDir: string;
  trustedProxies: readonly string[];
  tls: Readonly<{ certFile: string; keyFile: string }> | undefined;
}>;

/** Builds the app around a ledger; it does not listen yet. */
export async function buildApp(ledger: Ledger, options: AppOptions): Promise<Api> {
  const api = newFastify(options);
  api.setValidatorCompiler(validatorCompiler);
  api.setSerializerCompiler(serializerCompiler);
  addSecurityHeaders(api, () => ledger.reach().publicOrigin.startsWith('https:'));
  logAnswers(api);
  options.metrics.countRequests(api);
  readRawJson(api);
  await api.register(fastifyCookie);
  // The build lays a compressed copy beside each page and script.
  await api.register(fastifyStatic, { serve: false, preCompressed: true });
  await collectDocumentation(api);
  answerErrors(api);
  answerForNode(api);
  guardRoutes(api, ledger);

  // Sign-ins.
  postShopSession(api, ledger);
  postOperatorSession(api, ledger);
  getSession(api, ledger);
  deleteSession(api, ledger);
  // Holders.
  postOtp(api, ledger);
  postSession(api, ledger);
  getWallet(api, ledger);
  getHistory(api, ledger);
  getDeposit(api, ledger);
  getDepositProof(api, ledger);
  getWalletStream(api, ledger);
  postPickup(api, ledger);
  // What holders do besides looking and paying.
  holderRoutes(api, ledger);
  postRedemptionCode(api, ledger);
  postConfirm(api, ledger);
  postDecline(api, ledger);
  // Shops.
  shopRoutes(api, ledger);
  // Kiosks.
  postEnrol(api, ledger);
  postBatch(api, ledger);
  postHeartbeat(api, ledger);
  // Operators.
  operatorRoutes(api, ledger);
  // Everyone.
  getRateCard(api, ledger);
  getKeys(api, ledger);
  getKiosks(api, ledger);
  getShops(api, ledger);
  documentation(api);
  pages(api, options.uiDir);
  // Those who watch.
  probes(api, ledger, options.metrics);
  return api;
}

/** One line an answer: the route's pattern and the status, never an address, a body or a token. */
function logAnswers(api: Api): void {
  const isTellingAll = ['trace', 'debug'].includes(api.log.level);
  api.addHook('onResponse', (request, reply, done) => {
    done();
    if (reply.statusCode < 400 && !isTellingAll) return;
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (reply.statusCode < 400) request.log.debug(line, 'answered');
    else request.log.info(line, 'refused');
  });
}

function newFastify(options: AppOptions): Api {
  const { tls, trustedProxies } = options;
  const shape = {
    loggerInstance: options.logger,
    // Fastify's own request log would hold whole addresses, with the ids in them.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: SILENT_CONNECTION_MS,
    routerOptions: { maxParamLength: PARAMETER_LENGTH_MAX },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseBytes,
  };
  // Without a Host Node would answer without a word.
  const http = { requireHostHeader: false };
  if (!tls) return Fastify({ ...shape, http }) as unknown as Api;
  const https = {
    ...http,
    cert: readOwn('TLS_CERT', tls.certFile),
    key: readOwn('TLS_KEY', tls.keyFile),
  };
  return Fastify({ ...shape, https }) as unknown as Api;
}

const BODY_BYTES_MAX = 16 * 1024;
// A task is named by its whole key.
const PARAMETER_LENGTH_MAX = 800;
const REQUEST_TIMEOUT_MS = 30_000;
// Streams say something every 15 s, so only a dead connection is silent for a minute.
const SILENT_CONNECTION_MS = 60_000;

/** A file of the operator's; what is wrong with it is said with the name of its setting. */
function readOwn(setting: 'TLS_CERT' | 'TLS_KEY', path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    throw new Error(
      `${setting}: ${path} cannot be read (${why}). Name a file that this user may read.`,
      {
        cause: error,
      },
    );
  }
}
