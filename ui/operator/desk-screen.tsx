// One page of the console inside its frame; claims, withdrawals and other pages join here and in `route.ts`.
import type { ReactNode } from 'react';
import { Frame } from './parts/frame.tsx';
import { hashOf, type Route } from './route.ts';
import { FleetScreen } from './screens/fleet.tsx';

/** The page of a route. */
export function DeskScreen({ route }: Readonly<{ route: Route }>) {
  return (
    <Frame route={route}>
      <div key={hashOf(route)}>{pageOf(route)}</div>
    </Frame>
  );
}

function pageOf(route: Route): ReactNode {
  switch (route.page) {
    case 'kiosks':
      return <FleetScreen />;
    default:
      return null;
  }
}
