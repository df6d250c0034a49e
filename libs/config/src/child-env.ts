import { processSettings, type ProcessName } from './process-settings';

/** Variables of the system that any program may need and that hold no secret. */
const SYSTEM = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TZ', 'TMPDIR', 'LD_LIBRARY_PATH'],
  ...['LANG', 'LANGUAGE', 'LC_ALL', 'LC_CTYPE', 'LC_COLLATE', 'LC_MESSAGES', 'LC_NUMERIC', 'LC_TIME'],
  ...['SYSTEMROOT', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP'],
];

/** Variables of Node.js itself (memory, certificates of authorities that it trusts), and where data folders and programs lie. */
const OURS = [
  ...['NODE_ENV', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['COBUILD_DATA_DIR', 'XDG_DATA_HOME', 'XDG_CACHE_HOME'],
];

const picked = (from: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name.toUpperCase())));

/** The environment of a program that is not ours, like PostgreSQL or Temporal: no setting of Cobuild is in it. */
export const systemEnv = (from: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv => picked(from, SYSTEM);

/** The environment of one of our processes: the system's, and of `from` the settings of this process alone. */
export const processEnv = (name: ProcessName, from: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  picked(from, [...SYSTEM, ...OURS, ...processSettings[name]]);
