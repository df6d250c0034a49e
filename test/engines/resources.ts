type Resource = Readonly<{ name: string; close: () => Promise<void> }>;

/** Open resources of the spec file, kept where the test environment finds them after the last hook. */
const open = (): Set<Resource> | undefined => (globalThis as { openResources?: Set<Resource> }).openResources;

/**
 * Registers what a spec has started. The result closes it, once however often it is called. What the spec leaves open, as when its
 * set-up throws half-way, `environment.mjs` closes after the last hook, the newest first. Outside jest only the result closes.
 */
export function closesAtEnd(name: string, close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null;
  const resource: Resource = {
    name,
    close: () => {
      open()?.delete(resource);
      return (closing ??= close());
    },
  };
  open()?.add(resource);
  return resource.close;
}
