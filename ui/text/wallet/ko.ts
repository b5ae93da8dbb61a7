// The wallet's sentences in Korean; their shape is the shape of every language.

export const walletKo = {
  brand: '티끌',
  pageTitle: '티끌 지갑',
  language: '언어',
  back: '뒤로',
  loading: '잠시만요',

  signIn: {
    title: '내 동전,\n내 휴대폰에서',
    phone: '휴대폰 번호',
    phoneHint: '키오스크에서 누른 번호예요. 해외 번호는 +로 시작해 주세요.',
    sendCode: '인증번호 받기',
    codeTitle: '인증번호를\n넣어 주세요',
    codeSent: (phone: string): string => `${phone} 번호로 여섯 자리 숫자를 보냈어요.`,
    code: '인증번호',
    codeHint: '이 번호로 지갑이 열려요. 저희가 먼저 묻는 일은 없어요.',
    signIn: '로그인',
    otherNumber: '다른 번호',
    sendAgain: '다시 받기',
    sendAgainIn: (seconds: number): string => `${seconds}초 뒤 다시 받기`,
    sentAgain: '다시 보냈어요. 먼저 받은 번호도 쓸 수 있어요.',
  },

  home: {
    pointsName: '포인트',
    points: '쓸 수 있는 포인트',
    held: (points: string): string => `그중 ${points}는 따로 잡아 두었어요`,
    pendingName: '기다리는 포인트',
    pending: '기다리는 포인트',
    nothingPending: '기다리는 포인트가 없어요. 동전을 부으면 바로 여기에 보여요.',
    arriving: '지금 들어오는 중',
    next: (points: string, when: string): string => `다음: ${when} ${points}`,
    nextSoon: (points: string, when: string): string => `다음: ${when} ${points}`,
    calendar: '날짜별 달력',
    announce: (points: string, pending: string): string =>
      `쓸 수 있는 ${points}, 들어올 ${pending}.`,
    history: '내역',
    pickUp: '동전 찾기',
    account: (phone: string): string => `${phone} 번호로 들어왔어요`,
    signOut: '로그아웃',
    sample: '환율은 시연용 예시예요.',
  },

  line: {
    stale: (time: string): string => `연결이 끊겼어요. ${time} 기준 숫자예요.`,
    unreachable: '지금 지갑에 연결할 수 없어요. 포인트는 안전하고, 계속 다시 시도하고 있어요.',
    tryNow: '지금 다시',
  },

  coinCount: (_count: number, text: string): string => `동전 ${text}개`,

  state: {
    open: '지금 들어오는 중',
    closed: '기다리는 중',
    review: '확인하는 중',
    matured: '쓸 수 있어요',
    capped: '자리를 기다리는 중',
  },
  stateWords: {
    open: '동전이 아직 떨어지고 있어요.',
    closed: (when: string, _isToday: boolean): string => `${when}부터 쓸 수 있어요.`,
    review: '동전은 모두 저장했어요. 사람이 먼저 확인하고 있어요.',
    matured: '이제 포인트가 되었어요.',
    capped: '동전은 모두 저장했어요. 지갑이 가득 차서, 쓰시는 만큼 들어와요.',
    foreignLimit: '동전은 모두 저장했어요. 외국 동전은 하루 한도만큼 들어와요.',
  },

  history: {
    title: '내역',
    kind: {
      deposit: '동전을 부었어요',
      matured: '포인트가 되었어요',
      correction: '바로잡았어요',
      payment: '결제했어요',
      refund: '환불받았어요',
      expired: '기간이 지났어요',
      withdrawal: '은행으로 보냈어요',
      'withdrawal-returned': '은행에서 돌아왔어요',
      'gift-sent': '선물했어요',
      'gift-returned': '선물이 돌아왔어요',
      'gift-received': '선물을 받았어요',
      reserved: '확인하는 동안 따로 두었어요',
      released: '다시 쓸 수 있어요',
      promotion: '티끌이 드렸어요',
      closed: '지갑을 닫았어요',
    },
    empty: '아직 아무 일도 없었어요.',
    more: '더 보기',
    today: '오늘',
  },

  deposit: {
    title: '넣은 동전',
    opened: '시작',
    closed: '끝',
    denominations: '종류별로',
    each: '떨어진 순서대로, 하나하나',
    eachHint: '키오스크에도 같은 목록이 있어요. 빠진 동전이 있으면 번호로 찾을 수 있어요.',
    number: '번호',
    coin: '동전',
    deviceNumber: '계수기',
    time: '시각',
    more: (count: string): string => `${count}개 더 보기`,
    empty: '아직 떨어진 동전이 없어요.',
  },

  pickUp: {
    title: '동전 찾기',
    lead: '번호 없이 넣은 동전은 키오스크가 준 코드로 기다리고 있어요.',
    code: '찾기 코드',
    codeHint: '영문과 숫자 12자리예요. O는 0으로, I와 L은 1로 읽어요.',
    pickUp: '동전 찾기',
    short: (missing: number): string => `${missing}자리 더 넣어 주세요.`,
  },

  /** *Verify* on the page of a deposit. */
  proof: {
    verify: '장부에서 확인',
    hint: '이 동전이 서명된 장부에 있는지 이 휴대폰이 직접 확인해요.',
    checking: '장부에서 찾는 중이에요',
    proven: '확인됨',
    provenWords: (entries: string, when: string): string =>
      `${when}에 서명된 장부의 기록 ${entries}건 안에 바로 이 동전이 있어요.`,
    notProven: '확인되지 않음',
    notProvenWords: '장부의 서명과 맞지 않아요. 이 화면을 저희에게 알려 주세요.',
    unknown: '아직 확인하지 못함',
    unknownWords: {
      'not-yet': '서명된 장부에 오르는 중이에요. 몇 초 뒤에 다시 해 주세요.',
      unreachable: '장부에 연결하지 못했어요. 동전은 안전해요. 나중에 다시 해 주세요.',
      'no-ed25519':
        '이 브라우저는 서명을 확인할 수 없어요. 동전은 안전해요. 새 브라우저로 열어 주세요.',
    },
  },

  receipt: {
    title: '영수증',
    checking: '서명을 확인하는 중이에요',
    verified: '확인됨',
    verifiedWords: '이 장부의 키오스크가 바로 이 동전을 세었어요.',
    notVerified: '확인되지 않음',
    notVerifiedWords: {
      'unknown-ledger-key': '이 장부의 키오스크가 낸 영수증이 아니에요.',
      certificate: '키오스크 인증서에 이 장부의 서명이 없어요.',
      kiosk: '인증서와 다른 키오스크의 이름이 적혀 있어요.',
      receipt: '적힌 내용이 키오스크가 서명한 내용과 달라요.',
    },
    unknown: '아직 확인하지 못함',
    unknownWords: {
      'no-keys': '장부의 열쇠를 불러오지 못했어요. 동전은 안전해요. 나중에 다시 해 주세요.',
      'no-ed25519':
        '이 브라우저는 서명을 확인할 수 없어요. 동전은 안전해요. 새 브라우저로 열어 주세요.',
    },
    unreadable: '이 주소에는 영수증이 없어요. QR을 다시 찍어 주세요.',
    code: '영수증 번호',
    codeHint: '키오스크 화면에 나온 번호예요.',
    kiosk: '키오스크',
    counted: '센 동전',
    finished: '끝난 시각',
    records: '기록',
    deposit: '고유 번호',
    toWallet: '내 지갑 열기',
    again: '다시 확인',
  },

  /** By the ledger's refusal code; a code without a sentence here shows the ledger's own. */
  refusals: {
    unreachable: '지금 연결할 수 없어요. 바뀐 것은 없으니 다시 해 주세요.',
    refused: '처리하지 못했어요. 바뀐 것은 없으니 다시 해 주세요.',
    'phone-invalid': '휴대폰 번호가 아니에요. 숫자와 나라를 확인해 주세요.',
    'code-wrong': '번호가 다르거나 시간이 지났어요. 확인하거나 새로 받아 주세요.',
    'not-signed-in': '로그인이 끝났어요. 다시 로그인해 주세요.',
    'too-many-requests': '요청이 너무 많았어요.',
    'pickup-code-wrong': '코드가 다르거나 이미 쓴 코드예요. 확인하고 다시 해 주세요.',
    'not-found': '이 지갑에는 그런 동전이 없어요.',
    malformed: '읽을 수 없는 글자가 있어요. 확인하고 다시 해 주세요.',
    internal: '저희 쪽에 문제가 생겼어요. 기록된 동전은 안전해요. 다시 해 주세요.',
    unavailable: '장부가 잠시 쓸 수 없어요. 기록된 동전은 안전해요. 다시 해 주세요.',
  },
  tryAgainIn: (seconds: number): string => `${seconds}초 뒤에 다시 해 주세요.`,
};

export type WalletText = typeof walletKo;
