// Reads a payment status report, ISO 20022 pain.002 (any version: the elements used have not moved).
import { type ReportedStatus, STATUSES_MAX } from './payments.ts';
import { childrenOf, readXml, textAt, type XmlElement } from './xml.ts';

/** What the report says; undefined when it is not a pain.002. A status nobody knows is `unknown`, never a guess. */
export function readPain002(text: string): readonly ReportedStatus[] | undefined {
  const root = readXml(text);
  const [report] = root?.name === 'Document' ? childrenOf(root, 'CstmrPmtStsRpt') : [];
  if (!report) return undefined;
  const groups = childrenOf(report, 'OrgnlGrpInfAndSts').flatMap((group) =>
    statusOf('file', textAt(group, 'OrgnlMsgId'), textAt(group, 'GrpSts'), group),
  );
  const informations = childrenOf(report, 'OrgnlPmtInfAndSts');
  // A file of ours is one block of payments, which has the id of its file.
  const blocks = informations.flatMap((information) =>
    statusOf(
      'file',
      textAt(information, 'OrgnlPmtInfId'),
      textAt(information, 'PmtInfSts'),
      information,
    ),
  );
  const payments = informations
    .flatMap((information) => childrenOf(information, 'TxInfAndSts'))
    .flatMap((one) =>
      statusOf('payment', textAt(one, 'OrgnlEndToEndId'), textAt(one, 'TxSts'), one),
    );
  // What is said of a payment is more exact than what is said of its file.
  const statuses = [...payments, ...blocks, ...groups];
  return statuses.length <= STATUSES_MAX ? statuses : undefined;
}

function statusOf(
  kind: ReportedStatus['kind'],
  reference: string | undefined,
  status: string | undefined,
  told: XmlElement,
): readonly ReportedStatus[] {
  if (!reference || !status) return [];
  const [why] = childrenOf(told, 'StsRsnInf');
  const words = why && [
    textAt(why, 'Rsn', 'Cd') ?? textAt(why, 'Rsn', 'Prtry'),
    textAt(why, 'AddtlInf'),
  ];
  const reason = words?.filter(Boolean).join(' ').slice(0, REASON_CHARS_MAX) || undefined;
  const state = STATES.get(status) ?? 'unknown';
  // A file that was partly accepted says nothing of its payments.
  if (kind === 'file' && state !== 'paid' && state !== 'failed') return [];
  const [of] = childrenOf(told, 'OrgnlTxRef');
  const [instructed] = childrenOf(childrenOf(of, 'Amt')[0], 'InstdAmt');
  const currency = instructed?.attributes.get('Ccy') ?? '';
  const amount = instructed && { currency, text: instructed.text.trim() };
  return [{ kind, reference, state, reason, ...(amount && { amount }) }];
}

/** ISO 20022 ExternalPaymentTransactionStatus1Code. */
const STATES: ReadonlyMap<string, ReportedStatus['state']> = new Map([
  ['ACSC', 'paid'],
  ['ACCC', 'paid'],
  ['RJCT', 'failed'],
  ['CANC', 'failed'],
  ['RCVD', 'under-way'],
  ['ACTC', 'under-way'],
  ['ACCP', 'under-way'],
  ['ACFC', 'under-way'],
  ['ACSP', 'under-way'],
  ['ACWC', 'under-way'],
  ['ACWP', 'under-way'],
  ['PDNG', 'under-way'],
]);

const REASON_CHARS_MAX = 140;
