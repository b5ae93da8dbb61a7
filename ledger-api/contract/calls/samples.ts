// Names in the examples of the calls. A test puts those of a real house in their place and makes the calls.

const id = (last: string): string => `01989c00-0000-7000-8000-${last.padStart(12, '0')}`;

export const SAMPLE = {
  // Kiosks.
  kiosk: id('a1'),
  cashKiosk: id('a2'),
  quarantinedKiosk: id('a3'),
  revokedKiosk: id('a4'),
  enrolmentToken: `tk1.${id('a5')}.c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U.0123456789abcdef`,
  // Holders.
  phone: '+821012345678',
  signInCode: '314159',
  deposit: id('d1'),
  reviewedDeposit: id('d2'),
  pickupCode: 'ABCD-1234-EFGH',
  redemptionCode: '27182818',
  anotherPhone: '+821077778888',
  newCode: '271828',
  oldCode: '141421',
  bankAccount: id('d3'),
  requestedWithdrawal: id('d4'),
  sentWithdrawal: id('d5'),
  paymentReference: '01989c00000070008000000000000d5a',
  givenGift: id('d6'),
  receivedGift: id('d7'),
  claim: id('d8'),
  device: '5a4d3c2b1a095a4d3c2b1a095a4d3c2b',
  // Shops.
  shop: id('b1'),
  shopKey: 'sk1.k3yk3yk3.k3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3',
  spareKey: id('b2'),
  awaitingRedemption: id('e1'),
  authorisedRedemption: id('e2'),
  capturedRedemption: id('e3'),
  webhook: id('f1'),
  event: 'capture/example',
  settlementRun: id('c1'),
  // Operators.
  operator: id('91'),
  password: 'correct-horse-battery',
  oneTimeCode: '161803',
  approval: id('92'),
  task: 'dGFzaw',
  paymentFile: id('97'),
  promotion: id('98'),
  bag: id('93'),
  waitingBag: id('99'),
  wonShipment: id('94'),
  foreignShipment: id('95'),
  countTransfer: `bag/${id('96')}/counted/1/KRW`,
  doubtfulTransfer: 'coins/example',
} as const;
