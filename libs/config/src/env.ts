import { z } from 'zod';
import { processSettings, type ProcessName } from './process-settings';
import { trustedProxies } from './trusted-proxies';

const Env = z.object({
  /** The app role's connection, for every process and command: it can append to the ledger but never change it. */
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  HTTP_PORT: z.coerce.number().int().default(3000),
  /** The address or name on which the API listens; `0.0.0.0` or `::` for all addresses of the machine. */
  HTTP_HOST: z.string().trim().min(1).default('127.0.0.1'),
  /**
   * The proxies in front whose `X-Forwarded-For`, `-Proto` and `-Host` count: their number (`1`), or their addresses and networks with
   * commas between (`10.0.0.5,10.1.0.0/16`). Without any, these headers count for nothing.
   */
  COBUILD_TRUSTED_PROXIES: z.string().default('').transform(trustedProxies),
  /** `system`, or `lapse:<start>:<rate>`: virtual time from a day or instant, `rate` times as fast. */
  COBUILD_CLOCK: z.string().default('system'),
  /** 32 bytes in hex that wrap the keys of the side store; without it names and texts cannot be read. */
  COBUILD_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { message: '64 hexadecimal digits' })
    .optional(),
  /** Where uploaded files are kept, by their content. */
  COBUILD_FILES: z.string().optional(),
  /** `1`: made-up people sign in with one click, on loopback, until an administrator with an account is appointed. */
  COBUILD_DEMO: z.enum(['0', '1']).default('0'),
  /** Sign-in by an identity provider (OpenID Connect); all three or none. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** How the outside reaches us, for the identity provider's way back. */
  PUBLIC_URL: z.url().optional(),
  /** The mail server, like `smtps://user:password@host:465`, and whom its mails are from. Both or no mail goes out. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  /** The private VAPID key, 32 bytes in hex, by which push services know us; without it nothing is pushed to browsers. */
  COBUILD_PUSH_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { message: '64 hexadecimal digits' })
    .optional(),
  /** The public half of that key in URL-safe base64, for browsers; without it none can subscribe. */
  COBUILD_PUSH_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/, { message: '87 characters, see cobuild push-key' })
    .optional(),
  /** `1`: notices also go to servers inside (private networks, loopback), and by http. For a district whose servers are. */
  COBUILD_ALLOW_PRIVATE_TARGETS: z.enum(['0', '1']).default('0'),
  /** The folder of the public log, which the sealer writes and the API serves. */
  COBUILD_LOG: z.string().optional(),
  /** The file of the log's private key, for the sealer alone; made when there is none. */
  COBUILD_LOG_KEY: z.string().optional(),
  /** The log's name for ever, best an address without scheme, like `cobuild.example.org/log`. */
  COBUILD_LOG_ORIGIN: z
    .string()
    .regex(/^[^\s+]+$/, { message: 'no spaces, no plus' })
    // A log begun anew after a loss is called so.
    .refine((name) => !/\/([2-9]|[1-9][0-9]+)$/.test(name), {
      message: '末尾不能是 /2 这样的编号 / must not end in a number like /2',
    })
    .default('cobuild/main'),
  /** Real seconds between two looks for what is to be sealed. */
  COBUILD_SEAL_SECONDS: z.coerce.number().min(0.01).max(60).default(30),
  /** Who cosigns the log's checkpoints: `<address> <vkey>` of each witness, with commas between. */
  COBUILD_WITNESSES: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((one) => one.trim() !== ''))
    .pipe(
      z.array(
        z
          .string()
          .trim()
          .regex(/^https?:\/\/\S+\s+[^\s+]+\+[0-9a-f]{8}\+\S+$/, {
            message: '每个见证者：地址、空格、公钥 / of each witness: address, space, vkey',
          }),
      ),
    )
    .transform((list) => list.map((one) => ({ url: one.split(/\s+/)[0] ?? '', vkey: one.split(/\s+/)[1] ?? '' }))),
  /** Real seconds for which a process that is told to stop still takes requests while `/ready` says 503; for a load balancer. */
  COBUILD_DRAIN_SECONDS: z.coerce.number().min(0).max(60).default(0),
  /** How many ticker workflows drain reminders. */
  COBUILD_TICKERS: z.coerce.number().int().min(1).max(16).default(1),
});

type Env = Readonly<z.infer<typeof Env>>;

/** The settings of one process; a name in the table that is no setting does not compile. */
export type EnvOf<P extends ProcessName> = Pick<Env, (typeof processSettings)[P][number]>;

/**
 * The settings of one process. Called once, in each `main.ts`; nothing else reads the environment. Throws one sentence that names
 * every wrong variable.
 */
export function readEnv<P extends ProcessName>(name: P, from: NodeJS.ProcessEnv = process.env): EnvOf<P> {
  const own: readonly string[] = processSettings[name];
  const shape = Object.fromEntries(Object.entries(Env.shape).filter(([setting]) => own.includes(setting)));
  const parsed = z.object(shape).safeParse(from);
  if (!parsed.success) throw new Error(`configuration: ${z.prettifyError(parsed.error)}`);
  return Object.freeze(parsed.data) as EnvOf<P>;
}

/** What of our environment is settings of ours; where the data folders are is shared. */
const OURS = /^(COBUILD_(?!DATA_DIR$)|(OWNER_)?DATABASE_URL$|TEMPORAL_|HTTP_|SMTP_|MAIL_|OIDC_|PUBLIC_URL$)/;

/** The environment for another Cobuild beside this one: ours without our settings. */
export const envBeside = (from: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !OURS.test(name)));
