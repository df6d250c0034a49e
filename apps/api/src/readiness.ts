/** Whether this process is to get requests: not before it has its ledger, and not any more once it is told to stop. */
export class Readiness {
  private state: 'starting' | 'ready' | 'stopping' = 'starting';

  begin(): void {
    if (this.state === 'starting') this.state = 'ready';
  }

  /** From now on `/ready` says 503, and every answer asks the other side to close its connection. */
  end(): void {
    this.state = 'stopping';
  }

  get now(): 'starting' | 'ready' | 'stopping' {
    return this.state;
  }
}
