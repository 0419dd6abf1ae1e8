import { readFile } from "node:fs/promises";

/** What Node's `fetch` refuses: a file, read. Where none is named, it is the one beside. */
export async function load(source, beside) {
  const found = (await source) ?? beside;
  const isFile = (found instanceof URL || typeof found === "string") && String(found).startsWith("file:");
  return isFile ? readFile(new URL(found)) : found;
}
