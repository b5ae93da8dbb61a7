// What stands where a page could not be drawn. It names the other languages' keys.
export const brokenKo = {
  title: '이 화면을 그리지 못했어요',
  safe: '동전과 포인트는 안전해요. 다시 열면 이어서 할 수 있어요.',
  again: '다시 열기',
};

export type BrokenText = typeof brokenKo;
