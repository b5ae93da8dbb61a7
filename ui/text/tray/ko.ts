// The coin tray's sentences in Korean; their shape is the shape of every language.

export const trayKo = {
  pageTitle: '티끌 동전 쟁반',
  language: '언어',
  title: '동전 쟁반',
  lead: '동전을 누르면 투입구로 떨어져요.',
  slot: {
    open: '투입구가 열려 있어요',
    closed: '투입구가 닫혀 있어요. 동전이 돌아와요',
    unplugged: '선이 빠져 있어요',
    faulty: '고장 난 상태예요. 동전이 돌아와요',
    unknown: '장치가 대답하지 않아요. 다시 묻고 있어요',
  },
  coins: '동전',
  amount: '한 번에',
  times: (count: number): string => `${count}개`,
  handful: '한 줌 붓기',
  unknownCoin: '모르는 동전',
  position: (position: number): string => `${position}번 자리`,
  results: '떨어진 동전',
  noResults: '아직 떨어뜨린 동전이 없어요.',
  accepted: (coin: string): string => `${coin} 받았어요`,
  returned: (coin: string): string => `${coin} 돌아왔어요`,
  some: (coin: string, accepted: number, returned: number): string =>
    [
      accepted > 0 ? `${coin} ${accepted}개 받았어요` : '',
      returned > 0 ? `${coin} ${returned}개 돌아왔어요` : '',
    ]
      .filter(Boolean)
      .join(', '),
  event: (event: number): string => `사건 ${event}`,
  failed: (why: string): string => `되지 않았어요: ${why}`,
  unreachable: '키오스크가 대답하지 않아요',
  device: '장치',
  doings: {
    jam: '동전 걸림',
    fault: '센서 고장',
    mend: '센서 고치기',
    lever: '반환 레버',
    unplug: '선 뽑기',
    replug: '선 꽂기',
    reset: '전원 껐다 켜기',
    count: '세어 보기',
  },
  done: {
    jam: '동전 하나가 걸렸다고 알렸어요',
    fault: '센서가 고장 났어요',
    mend: '센서를 고쳤어요',
    lever: '반환 레버를 눌렀어요',
    unplug: '선을 뽑았어요',
    replug: '선을 꽂았어요',
    reset: '전원을 껐다 켰어요. 계수기는 0이에요',
  },
  counted: (accepted: string, returned: string): string =>
    `받은 동전 ${accepted}개, 돌아온 동전 ${returned}개`,
};

export type TrayText = typeof trayKo;
