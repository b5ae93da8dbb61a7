// The one list of services that check identities.
import type { Clock } from '#drivers/clock.ts';
import type { ServiceSetting } from '../config/settings.ts';
import type { IdentityCheck } from '../use-cases/identity-check.ts';
import { fileIdentityCheck } from './file-identity.ts';
import { httpsIdentityCheck } from './https-identity.ts';

/** The service that the setting `IDENTITY` names. */
export const openIdentityCheck = (setting: ServiceSetting, clock: Clock): IdentityCheck =>
  setting.kind === 'https'
    ? httpsIdentityCheck(setting.url, setting.secret)
    : fileIdentityCheck(setting.path, clock);
