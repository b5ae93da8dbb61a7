// The one list of banks.
import type { ServiceSetting } from '../config/settings.ts';
import type { Bank } from '../use-cases/bank.ts';
import { fileBank } from './file-bank.ts';
import { httpsBank } from './https-bank.ts';

/** The bank that the setting `BANK` names. */
export const openBank = (setting: ServiceSetting): Bank =>
  setting.kind === 'https' ? httpsBank(setting.url, setting.secret) : fileBank(setting.path);
