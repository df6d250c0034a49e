import type { EntityManager } from 'typeorm';

const OPEN = `
  SELECT p.unit, array_agg(a.agreement_id ORDER BY a.agreement_id) AS agreements
  FROM cobuild.parties p JOIN cobuild.agreements a ON a.agreement_id = p.agreement_id
  WHERE a.status IN ('proposed', 'in-force', 'suspended') AND (a.district = ANY($1) OR p.unit = ANY($2))
  GROUP BY p.unit ORDER BY p.unit`;

/** The parties of agreements that are not over: of those that these districts decide, and these units themselves. */
export const openParties = (
  tx: EntityManager,
  { districts, units }: Readonly<{ districts: readonly string[]; units: readonly string[] }>,
): Promise<{ unit: string; agreements: string[] }[]> => tx.query(OPEN, [districts, units]);
