// One wallet: what is known of it, its consents, where it is signed in, and closing it together with a second person.
import type { OperatedWallet } from '#ledger/contract/operated-wallet.ts';
import { formatPoints } from '../../kit/format.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Facts, Part, Title } from '../parts/frame.tsx';
import { Notice } from '../../kit/notice.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';
import { RemainderForm } from './remainder.tsx';
import { CloseWalletForm } from './close-wallet.tsx';

type Consent = OperatedWallet['consents'][number];
type Device = OperatedWallet['devices'][number];

export function WalletScreen({ id }: Readonly<{ id: string }>) {
  return (
    <Offered least="finance">
      <OneWallet id={id} />
    </Offered>
  );
}

function OneWallet({ id }: Readonly<{ id: string }>) {
  const { text } = useWords();
  const { wallets } = text.parties;
  const path = `/operator/wallets/${encodeURIComponent(id)}`;
  const loaded = useLoaded<OperatedWallet>(path, (client) => client.read(path));
  const wallet = loaded.value;
  return (
    <div className="paper">
      <Title title={wallet?.phone ?? text.shell.pages.wallets} back={{ page: 'wallets' }} />
      <LoadedNotice loaded={loaded} />
      {wallet && (
        <>
          {wallet.phone === undefined && (
            <Notice tone="warn" icon="close">
              {wallets.closed}
            </Notice>
          )}
          <Part title={wallets.facts}>
            <WalletFacts wallet={wallet} />
          </Part>
          <Part title={wallets.consents}>
            <p className="fine">{wallets.consentHint}</p>
            <ConsentTable consents={wallet.consents} />
          </Part>
          <Part title={wallets.devices}>
            <DeviceTable path={path} devices={wallet.devices} ended={loaded.reload} />
          </Part>
          {wallet.remainder && (
            <Part title={wallets.remainder}>
              <Offered least="finance">
                <RemainderForm path={`${path}/remainder`} remainder={wallet.remainder} />
              </Offered>
            </Part>
          )}
          {wallet.phone !== undefined && (
            <Part title={wallets.close}>
              <CloseWalletForm path={`${path}/closing`} wallet={wallet} />
            </Part>
          )}
        </>
      )}
    </div>
  );
}

function WalletFacts({ wallet }: Readonly<{ wallet: OperatedWallet }>) {
  const { text } = useWords();
  const { wallets } = text.parties;
  const { identity, points } = wallet;
  return (
    <Facts
      facts={[
        [wallets.number, wallet.phone ?? text.shell.none],
        [wallets.tier, identity.tier === 2 ? wallets.tiers.two : wallets.tiers.one],
        [wallets.points, formatPoints(points.available)],
        [wallets.held, formatPoints(points.held)],
        [wallets.cap, formatPoints(identity.balanceCap)],
        [wallets.opened, <When key="opened" at={wallet.openedAt} />],
        [wallets.wallet, wallet.id],
      ]}
    />
  );
}

function ConsentTable({ consents }: Readonly<{ consents: readonly Consent[] }>) {
  const { text } = useWords();
  const { wallets } = text.parties;
  const columns: readonly Column<Consent>[] = [
    {
      key: 'kind',
      head: wallets.consent,
      value: ({ kind }) => wallets.consentKinds[kind],
      renderCell: ({ kind }) => <b>{wallets.consentKinds[kind]}</b>,
    },
    {
      key: 'given',
      head: wallets.isGiven,
      value: ({ isGiven }) => (isGiven ? wallets.given : wallets.notGiven),
    },
    {
      key: 'version',
      head: wallets.version,
      isFigure: true,
      value: ({ decidedVersion }) => decidedVersion,
    },
    {
      key: 'decided',
      head: wallets.decided,
      value: ({ decidedAt }) => decidedAt,
      renderCell: ({ decidedAt }) => (decidedAt === undefined ? '—' : <When at={decidedAt} />),
    },
  ];
  return (
    <DataTable
      name={wallets.consents}
      columns={columns}
      rows={consents}
      keyOf={({ kind }) => kind}
    />
  );
}

type DevicesProps = Readonly<{ path: string; devices: readonly Device[]; ended(): void }>;

function DeviceTable({ path, devices, ended }: DevicesProps) {
  const { text } = useWords();
  const { wallets } = text.parties;
  const moment = (key: 'signedInAt' | 'lastSeenAt', head: string): Column<Device> => ({
    key,
    head,
    value: (device) => device[key],
    renderCell: (device) => <When at={device[key]} />,
  });
  const columns: readonly Column<Device>[] = [
    {
      key: 'id',
      head: wallets.device,
      value: ({ id }) => id,
      renderCell: ({ id }) => <b>{id.slice(0, 8)}</b>,
    },
    moment('signedInAt', wallets.signedIn),
    moment('lastSeenAt', wallets.seen),
    {
      key: 'end',
      head: wallets.signOut,
      value: () => undefined,
      renderCell: ({ id }) => (
        <WriteForm
          action={wallets.signOut}
          wish={{ path: `${path}/devices/${id}/sign-out` }}
          told={() => wallets.signedOut}
          done={ended}
        />
      ),
    },
  ];
  return (
    <DataTable name={wallets.devices} columns={columns} rows={devices} keyOf={({ id }) => id} />
  );
}
