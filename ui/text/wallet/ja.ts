// The wallet's sentences in Japanese.
import type { WalletText } from './ko.ts';

export const walletJa: WalletText = {
  brand: 'ティックル',
  pageTitle: 'ティックルのウォレット',
  language: '言語',
  back: '戻る',
  loading: '少々お待ちください',

  signIn: {
    title: '私の硬貨を、\n私の携帯で',
    phone: '携帯電話の番号',
    phoneHint: 'キオスクで押した番号です。海外の番号は+から始めてください。',
    sendCode: 'コードを送る',
    codeTitle: 'コードを\n入れてください',
    codeSent: (phone) => `${phone}に6桁の数字を送りました。`,
    code: 'コード',
    codeHint: 'このコードでウォレットが開きます。こちらから尋ねることはありません。',
    signIn: 'ログイン',
    otherNumber: '別の番号',
    sendAgain: 'もう一度送る',
    sendAgainIn: (seconds) => `${seconds}秒後にもう一度送れます`,
    sentAgain: 'もう一度送りました。前のコードも使えます。',
  },

  home: {
    pointsName: 'ポイント',
    points: '使えるポイント',
    held: (points) => `そのほか${points}を取り置いています`,
    pendingName: '待っているポイント',
    pending: '待っているポイント',
    nothingPending: '待っているポイントはありません。硬貨を入れるとすぐここに出ます。',
    arriving: 'いま届いています',
    next: (points, when) => `次：${when}に${points}`,
    nextSoon: (points, when) => `次：${when}に${points}`,
    calendar: '日ごとの予定',
    announce: (points, pending) => `使えるのは${points}、これからが${pending}です。`,
    history: '履歴',
    pickUp: '硬貨を受け取る',
    account: (phone) => `${phone}でログイン中`,
    signOut: 'ログアウト',
    sample: 'レートは見本です。',
  },

  line: {
    stale: (time) => `つながっていません。${time}時点の数字です。`,
    unreachable: 'いまウォレットにつながりません。ポイントは安全で、つなぎ直しを続けています。',
    tryNow: 'いま試す',
  },

  coinCount: (_count, text) => `硬貨${text}枚`,

  state: {
    open: 'いま届いています',
    closed: '待っています',
    review: '確認しています',
    matured: '使えます',
    capped: '空きを待っています',
  },
  stateWords: {
    open: 'まだ硬貨が落ちています。',
    closed: (when) => `${when}から使えます。`,
    review: '硬貨はすべて保存しました。係員が先に確認します。',
    matured: 'ポイントになりました。',
    capped: '硬貨はすべて保存しました。ウォレットがいっぱいで、使った分だけ入ります。',
  },

  history: {
    title: '履歴',
    kind: {
      deposit: '硬貨を入れました',
      matured: 'ポイントになりました',
      correction: '訂正しました',
    },
    empty: 'まだ何もありません。',
    more: 'もっと見る',
    today: '今日',
  },

  deposit: {
    title: '入れた硬貨',
    opened: '開始',
    closed: '終了',
    denominations: '種類ごと',
    each: '落ちた順に一枚ずつ',
    eachHint: 'キオスクにも同じ一覧があります。足りない硬貨は番号で探せます。',
    number: '番号',
    coin: '硬貨',
    deviceNumber: '計数器',
    time: '時刻',
    more: (count) => `あと${count}枚を見る`,
    empty: 'まだ硬貨は落ちていません。',
  },

  pickUp: {
    title: '硬貨を受け取る',
    lead: '番号なしで入れた硬貨は、キオスクのコードで待っています。',
    code: '受取コード',
    codeHint: '英数字12文字です。Oは0、IとLは1と読みます。',
    pickUp: '硬貨を受け取る',
    short: (missing) => `あと${missing}文字入れてください。`,
  },

  receipt: {
    title: 'レシート',
    checking: '署名を確認しています',
    verified: '確認済み',
    verifiedWords: 'この帳簿のキオスクが、ちょうどこの硬貨を数えました。',
    notVerified: '確認できません',
    notVerifiedWords: {
      'unknown-ledger-key': 'この帳簿のキオスクが出したものではありません。',
      certificate: 'キオスクの証明書に、この帳簿の署名がありません。',
      kiosk: '証明書とは別のキオスクの名があります。',
      receipt: '書かれた内容が、キオスクの署名した内容と違います。',
    },
    unknown: 'まだ確認していません',
    unknownWords: {
      'no-keys': '帳簿の鍵を読み込めませんでした。硬貨は安全です。後でもう一度どうぞ。',
      'no-ed25519':
        'このブラウザでは署名を確認できません。硬貨は安全です。新しいものでお試しください。',
    },
    unreadable: 'この住所にレシートはありません。QRをもう一度読み取ってください。',
    code: 'レシート番号',
    codeHint: 'キオスクの画面にある番号です。',
    kiosk: 'キオスク',
    counted: '数えた硬貨',
    finished: '終了',
    records: '記録',
    deposit: '固有番号',
    toWallet: 'ウォレットを開く',
    again: 'もう一度確認',
  },

  refusals: {
    unreachable: 'いまつながりません。何も変わっていません。もう一度お試しください。',
    refused: 'できませんでした。何も変わっていません。もう一度お試しください。',
    'phone-invalid': '携帯電話の番号ではありません。数字と国をご確認ください。',
    'code-wrong': 'コードが違うか、期限が過ぎました。確認するか、新しく受け取ってください。',
    'not-signed-in': 'ログインが終わりました。もう一度ログインしてください。',
    'too-many-requests': '回数が多すぎます。',
    'pickup-code-wrong': 'コードが違うか、もう使われています。確認してもう一度どうぞ。',
    'not-found': 'このウォレットにそのような硬貨はありません。',
    malformed: '読めない文字があります。確認してもう一度どうぞ。',
    internal: 'こちらで問題が起きました。記録した硬貨は安全です。もう一度お試しください。',
    unavailable: '帳簿がいま書き込めません。記録した硬貨は安全です。もう一度お試しください。',
  },
  tryAgainIn: (seconds) => `${seconds}秒後にもう一度お試しください。`,
};
