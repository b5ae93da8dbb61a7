// A file that a bank gave: which of the two forms it has, and whether it can be read at all.

/** CSV by its name, or by a beginning that is no XML. */
export const reportFormat = ({
  name,
  text,
}: Readonly<{ name: string; text: string }>): 'pain.002' | 'csv' =>
  /\.csv$/i.test(name) || !text.trimStart().startsWith('<') ? 'csv' : 'pain.002';

/** Whether the ledger takes a file of this size. */
export const isReadable = ({ size }: Readonly<{ size: number }>): boolean =>
  size > 0 && size <= REPORT_BYTES_MAX;

const REPORT_BYTES_MAX = 4_000_000;
