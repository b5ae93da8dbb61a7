// Keeps the fault of one part from taking the rest of the page with it.
import { Component, type ReactNode } from 'react';

type GuardProps = Readonly<{ fallback: ReactNode; children: ReactNode }>;

/** `children`, and `fallback` for good once drawing them has failed: a file that did not come, an answer of another shape. */
export class DrawingGuard extends Component<GuardProps> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
