// What a new operator signs in with, shown once: password, and the second factor to scan or to type.
import type { z } from 'zod';
import type { OperatorCredentials } from '#ledger/contract/staff.ts';
import { QrCode } from '../../kit/qr-code.tsx';
import { useWords } from '../words.tsx';
import { Part } from './frame.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Secret } from './secret.tsx';

export type Issued = Pick<
  z.infer<typeof OperatorCredentials>,
  'name' | 'password' | 'totpSecret' | 'otpauth'
>;

export function Credentials({ issued }: Readonly<{ issued: Issued }>) {
  const { text } = useWords();
  const { operators } = text.parties;
  return (
    <Part title={operators.credentials(issued.name)}>
      <Notice tone="warn" icon="key">
        {operators.once}
      </Notice>
      <div className="side-by-side">
        <div className="part">
          <Secret name={operators.password} value={issued.password} />
          <Secret name={operators.secret} value={issued.totpSecret} />
        </div>
        <figure className="scan">
          <QrCode text={issued.otpauth} label={operators.scan} />
          <figcaption className="fine">{operators.scan}</figcaption>
        </figure>
      </div>
    </Part>
  );
}
