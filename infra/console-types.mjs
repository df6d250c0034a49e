import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

/** Writes what the API offers as TypeScript types for the console, from the built program's OpenAPI document. */
export async function writeConsoleTypes(root) {
  const { openApi } = createRequire(import.meta.url)(join(root, 'dist/apps/api/src/openapi/openapi.js'));
  const types = astToString(await openapiTS(JSON.parse(JSON.stringify(openApi()))));
  writeFileSync(join(root, 'apps/console/src/lib/api-types.d.ts'), types);
}
