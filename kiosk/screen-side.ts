// What the one screen is shown and may ask, and what `/healthz` says: the sights of the house in one place.
import type { Clock } from '#drivers/clock.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type { Acceptors } from './acceptors.ts';
import type { KioskView, ScreenCommand } from './bridge/contract.ts';
import type { SessionRunner } from './deposit/run-session.ts';
import type { Documents } from './documents.ts';
import type { Counters } from './health/counters.ts';
import type { Help } from './health/help.ts';
import { endsDeposits, outOfServiceReason, type ServiceFacts } from './out-of-service.ts';
import type { Service } from './service/open-service.ts';
import { isOfStaff } from './service/service-desk.ts';
import type { KioskStore } from './store/kiosk-store.ts';
import type { LedgerLink } from './sync/ledger-link.ts';
import { SOFTWARE_VERSION } from './version.ts';
import { viewOf } from './view.ts';

type Sights = Readonly<{
  clock: Clock;
  store: Pick<KioskStore, 'isSpaceReserved'>;
  isStoreBroken(): boolean;
  documents(): Documents;
  unsentRecords(): number;
  currentCard(): RateCard | undefined;
  acceptors: Acceptors;
  runner: SessionRunner;
  link: Pick<LedgerLink, 'view'>;
  help: Help;
  counters: Counters;
  service: Service;
  hasGuessGame: boolean;
}>;

export interface ScreenSide {
  view(): KioskView;
  perform(command: ScreenCommand): void;
  health(): object;
  /** Whatever is begun ends now, with full credit. */
  endsDeposits(): boolean;
}

/** Looks at the house anew with each call. */
export function screenSide(sights: Sights): ScreenSide {
  const { clock, store, acceptors, runner, link, help, service } = sights;
  const facts = (): ServiceFacts => ({
    isStoreBroken: sights.isStoreBroken(),
    isDiskFull: !store.isSpaceReserved(),
    isEnrolled: sights.documents().enrolment !== undefined,
    isDisabled: sights.documents().isDisabled,
    isHeld: link.view().isHeld,
    isCashboxOut: service.isCashboxOut(),
    acceptor: acceptors.state,
  });
  const outOfService = () => outOfServiceReason(facts());

  return {
    view: () => {
      const servicePart = service.part();
      return viewOf(
        runner.session,
        {
          kioskName: sights.documents().profile.kioskName,
          isOnline: link.view().isOnline,
          unsentRecords: sights.unsentRecords(),
          isHelpCalled: help.isCalled(),
          outOfService: outOfService(),
          card: sights.currentCard(),
          tables: acceptors.tables(),
          pickup: runner.pickup,
          hasGuessGame: sights.hasGuessGame,
          ...(servicePart && { service: servicePart }),
        },
        clock.monotonicMs(),
      );
    },
    perform: (command) => {
      if (command.do === 'language') return runner.speak(command.lang);
      if (command.do === 'call-for-help') return help.call();
      if (service.perform(command) || isOfStaff(command)) return;
      if (command.do === 'start' && outOfService() !== undefined) return;
      runner.touch(command);
    },
    health: () => ({
      ok: outOfService() === undefined,
      state: runner.session.state,
      outOfService: outOfService(),
      acceptors: acceptors.states,
      unsentRecords: sights.unsentRecords(),
      link: link.view(),
      counts: sights.counters.counts(),
      softwareVersion: SOFTWARE_VERSION,
    }),
    endsDeposits: () => endsDeposits(facts()),
  };
}
