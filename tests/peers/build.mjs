// Builds the peer for production into a folder, with brotli siblings: node build.mjs FOLDER. Wants scripts/tools.sh embedding.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const installed = new URL("../embedding/", import.meta.url);
const { build } = createRequire(installed)("esbuild");
const folder = process.argv[2];

await build({
  entryPoints: [fileURLToPath(new URL("tokens.jsx", import.meta.url))],
  outfile: join(folder, "tokens.js"),
  nodePaths: [fileURLToPath(new URL("node_modules", installed))],
  bundle: true,
  format: "esm",
  jsx: "automatic",
  minify: true,
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "none",
});
await writeFile(join(folder, "index.html"), "<!doctype html><meta charset=utf-8><title>Bootstrap tokens</title>"
  + "<script type=module src=tokens.js></script><div id=root></div>\n");
for (const name of ["tokens.js", "index.html"]) {
  const bytes = await readFile(join(folder, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
}
