// The version that this kiosk tells its ledger.
import manifest from '../package.json' with { type: 'json' };

export const SOFTWARE_VERSION: string = manifest.version;
