// The console's words in the chosen language, for every screen below.
import { faceWords } from '../text/face-words.tsx';
import { OPERATOR_TEXTS, type OperatorText } from '../text/operator/index.ts';

export const { useWords, WordsProvider } = faceWords<OperatorText>(
  OPERATOR_TEXTS,
  ({ shell }) => shell.pageTitle,
);
