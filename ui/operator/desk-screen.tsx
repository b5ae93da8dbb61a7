// One page of the console inside its frame; another page joins here and in `route.ts`.
import type { ReactNode } from 'react';
import { useWaiting } from './data/use-waiting.ts';
import { Frame } from './parts/frame.tsx';
import { hashOf, type Route } from './route.ts';
import { AuditScreen } from './screens/audit.tsx';
import { BagScreen } from './screens/bag.tsx';
import { BagsScreen } from './screens/bags.tsx';
import { BankScreen } from './screens/bank.tsx';
import { BooksScreen } from './screens/books.tsx';
import { ClaimScreen } from './screens/claim.tsx';
import { ClaimsScreen } from './screens/claims.tsx';
import { DecisionsScreen } from './screens/decisions.tsx';
import { EnrolScreen } from './screens/enrol.tsx';
import { FleetScreen } from './screens/fleet.tsx';
import { KioskScreen } from './screens/kiosk.tsx';
import { MistakeScreen } from './screens/mistake.tsx';
import { OperatorScreen } from './screens/operator.tsx';
import { OperatorsScreen } from './screens/operators.tsx';
import { PayoutsScreen } from './screens/payouts.tsx';
import { PromotionScreen } from './screens/promotion.tsx';
import { PromotionsScreen } from './screens/promotions.tsx';
import { RatesScreen } from './screens/rates.tsx';
import { RunScreen } from './screens/run.tsx';
import { ShipmentScreen } from './screens/shipment.tsx';
import { ShopScreen } from './screens/shop.tsx';
import { ShopsScreen } from './screens/shops.tsx';
import { StatementScreen } from './screens/statement.tsx';
import { TableScreen } from './screens/table.tsx';
import { TablesScreen } from './screens/tables.tsx';
import { WalletScreen } from './screens/wallet.tsx';
import { WalletsScreen } from './screens/wallets.tsx';

/** The page of a route. */
export function DeskScreen({ route }: Readonly<{ route: Route }>) {
  const waiting = useWaiting();
  return (
    <Frame route={route} waiting={waiting}>
      <div key={route.page === 'map' ? 'kiosks' : hashOf(route)}>{pageOf(route)}</div>
    </Frame>
  );
}

function pageOf(route: Route): ReactNode {
  switch (route.page) {
    case 'kiosks':
      return <FleetScreen view="list" />;
    case 'map':
      return <FleetScreen view="map" />;
    case 'kiosk':
      return <KioskScreen id={route.id} />;
    case 'enrol':
      return <EnrolScreen />;
    case 'tables':
      return <TablesScreen />;
    case 'table':
      return <TableScreen acceptorId={route.id} />;
    case 'bags':
      return <BagsScreen />;
    case 'bag':
      return <BagScreen id={route.id} />;
    case 'bank':
      return <BankScreen />;
    case 'shipment':
      return <ShipmentScreen id={route.id} />;
    case 'rates':
      return <RatesScreen />;
    case 'decisions':
      return <DecisionsScreen />;
    case 'claims':
      return <ClaimsScreen />;
    case 'claim':
      return <ClaimScreen id={route.id} />;
    case 'payouts':
      return <PayoutsScreen />;
    case 'run':
      return <RunScreen id={route.id} />;
    case 'books':
      return <BooksScreen />;
    case 'statement':
      return <StatementScreen account={route.id} />;
    case 'shops':
      return <ShopsScreen />;
    case 'shop':
      return <ShopScreen id={route.id} />;
    case 'operators':
      return <OperatorsScreen />;
    case 'operator':
      return <OperatorScreen id={route.id} />;
    case 'wallets':
      return <WalletsScreen />;
    case 'wallet':
      return <WalletScreen id={route.id} />;
    case 'promotions':
      return <PromotionsScreen />;
    case 'promotion':
      return <PromotionScreen id={route.id} />;
    case 'mistake':
      return <MistakeScreen transferId={route.id} />;
    case 'audit':
      return <AuditScreen />;
  }
}
