import { z } from 'zod';
import { Words } from './answers';
import { Command } from './commands';

const Day = z.string().meta({ format: 'date' });
const Path = z.array(z.union([z.string(), z.int()])).readonly();
/** `note` is the id of a text that says more. */
const Option = z.object({ value: z.union([z.string(), z.int()]), said: Words, note: z.string().nullable() });
const said = { said: Words };

/** What a form asks for, and where in the command it goes: a text by its id and digest, a file by its SHA-256, the rest as it is. */
const Field = z.discriminatedUnion('as', [
  z.object({
    as: z.literal('day'),
    ...said,
    at: Path,
    from: Day,
    to: Day.nullable(),
  }),
  z.object({ as: z.literal('time'), ...said, at: Path }),
  z.object({ as: z.literal('file'), ...said, at: Path }),
  z.object({ as: z.literal('text'), ...said, at: Path, required: z.boolean() }),
  z.object({ as: z.literal('one'), ...said, at: Path, of: z.array(Option).readonly() }),
  z.object({ as: z.literal('some'), ...said, at: Path, of: z.array(Option).readonly() }),
]);

/** What else the rules let those somebody acts for do: each as a command filled in, and what of it is for them to say. */
export const FurtherView = z.object({
  acts: z.array(
    z.object({ unit: z.string(), ...said, command: Command, fields: z.array(Field).readonly(), rare: z.boolean() }),
  ),
});
export type FurtherView = z.output<typeof FurtherView>;
