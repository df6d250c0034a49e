/** Where an agreement stands, as its clock sees it: codes and dates only. */
export type Standing = Readonly<{
  programme: string;
  /** proposed, in-force or closed. */
  stage: string;
  /** The next instant at which the agreement changes by itself (the agreement's own, possibly virtual, time), or null. */
  next: string | null;
  /** How many real milliseconds to wait for it; at least 1. */
  waitMs: number;
  /** Items not done yet, and how many of them are overdue. */
  open: number;
  overdue: number;
}>;

/** Everything the workflows may ask of the world. Types only: `apps/worker` keeps these promises. */
export type Activities = Readonly<{
  /** Lets time catch up with the agreement, once, and says where it stands. Short waits are sat out inside. */
  advance(agreementId: string): Promise<Standing>;
  /** Issues reminders as they fall due for about one shift (a minute), then says how many there were. */
  drainReminders(): Promise<number>;
  /** Compares open agreements with live runs and nudges every run that is missing, dead or late; says what it found. */
  reconcile(): Promise<Readonly<{ open: number; repaired: number }>>;
}>;
