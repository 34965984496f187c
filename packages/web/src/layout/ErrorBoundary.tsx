import { Component, type ComponentType, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** `reset` draws the children again. */
  readonly fallback: ComponentType<{ error: Error; reset: () => void }>;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error?: Error | undefined;
}

/** Draws something else in place of what failed. React has no way to do so but a class. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = {};

  readonly reset = () => this.setState({ error: undefined });

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { fallback: Fallback, children } = this.props;
    return error === undefined ? children : <Fallback error={error} reset={this.reset} />;
  }
}
