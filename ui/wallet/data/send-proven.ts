// What the ledger does only for who has just proven the number: it is proven in between, and the same wish is sent again.
import { createContext, useContext } from 'react';
import type { Answer } from './ledger-client.ts';

/** Has the holder prove the number; false when they would rather not. */
export type Prove = () => Promise<boolean>;

/** Sends a wish, and once more after a proof when the ledger asks for one. `send` names the same key both times. */
export async function sendProven<T>(
  send: () => Promise<Answer<T>>,
  prove: Prove,
): Promise<Answer<T>> {
  const answer = await send();
  if (answer.ok || answer.code !== 'step-up-needed') return answer;
  return (await prove()) ? send() : answer;
}

/** One question at a time: wishes that wait together are answered by one proof. */
export type ProofDesk = Readonly<{ prove: Prove; end(isProven: boolean): void }>;

/** `show` hears when the question has to be asked, and when it is over. */
export function proofDesk(show: (isAsked: boolean) => void): ProofDesk {
  let waiting: Readonly<{ proof: Promise<boolean>; end(isProven: boolean): void }> | undefined;
  return {
    prove: () => {
      if (waiting) return waiting.proof;
      let end: (isProven: boolean) => void = () => {};
      const proof = new Promise<boolean>((resolve) => {
        end = resolve;
      });
      waiting = { proof, end };
      show(true);
      return proof;
    },
    end: (isProven) => {
      if (!waiting) return;
      waiting.end(isProven);
      waiting = undefined;
      show(false);
    },
  };
}

/** Who asks the holder on this page; where nobody does, the refusal stands. */
export const ProveContext = createContext<Prove>(async () => false);

/** `sendProven` with the page's own way to prove. */
export function useProven(): <T>(send: () => Promise<Answer<T>>) => Promise<Answer<T>> {
  const prove = useContext(ProveContext);
  return (send) => sendProven(send, prove);
}
