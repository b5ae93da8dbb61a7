// A payment order as ISO 20022 pain.001.001.09 (Customer Credit Transfer Initiation), in won.
// `pain.001.structure.xsd` beside this file describes the part of the message that is used.
import type { Payee } from '../use-cases/bank.ts';
import type { Payment, PaymentOrder } from './payments.ts';
import { element } from './xml.ts';

/** The whole document. The same order gives the same bytes. */
export function pain001(order: PaymentOrder): string {
  const { id, madeAt, payOn, payer, payments } = order;
  const count = element('NbOfTxs', String(payments.length));
  const sum = payments.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const control = element('CtrlSum', String(sum));
  const header = element('GrpHdr', [
    element('MsgId', id),
    element('CreDtTm', madeAt),
    count,
    control,
    element('InitgPty', [element('Nm', payer.name)]),
  ]);
  const information = element('PmtInf', [
    element('PmtInfId', id),
    element('PmtMtd', 'TRF'),
    count,
    control,
    element('ReqdExctnDt', [element('Dt', payOn)]),
    element('Dbtr', [element('Nm', payer.name)]),
    account('DbtrAcct', payer),
    agent('DbtrAgt', payer),
    ...payments.map(creditTransfer),
  ]);
  const document = element('Document', [element('CstmrCdtTrfInitn', [header, information])], {
    xmlns: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`;
}

const creditTransfer = ({ reference, amountMinor, payee }: Payment): string =>
  element('CdtTrfTxInf', [
    element('PmtId', [element('EndToEndId', reference)]),
    element('Amt', [element('InstdAmt', String(amountMinor), { Ccy: 'KRW' })]),
    agent('CdtrAgt', payee),
    element('Cdtr', [element('Nm', payee.name)]),
    account('CdtrAcct', payee),
    element('RmtInf', [element('Ustrd', `Tikkeul ${reference}`)]),
  ]);

const account = (name: string, { accountNumber }: Payee): string =>
  element(name, [element('Id', [element('Othr', [element('Id', accountNumber)])])]);

const agent = (name: string, { bankCode }: Payee): string =>
  element(name, [element('FinInstnId', [element('ClrSysMmbId', [element('MmbId', bankCode)])])]);
