import { NativeConnection } from '@temporalio/worker';
import { Client, Connection } from '@temporalio/client';
import { startTemporal } from '../../infra/temporal';
import { findTemporal } from '../../infra/temporal-program';

/** A Temporal of the bench's own, empty, with a client and the connection a worker needs. */
export async function benchTemporal() {
  const program = await findTemporal({ own: true });
  const { address, stop } = await startTemporal({ profile: 'bench', program, fresh: true, log: () => undefined });
  const [connection, native] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  return {
    address,
    client: new Client({ connection }),
    native,
    stop: async (): Promise<void> => {
      await Promise.all([connection.close(), native.close()]);
      await stop();
    },
  };
}
