// How large the modules of the npm package are, as they are and over the wire: node npm-size.mjs FOLDER
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const [folder] = process.argv.slice(2);
for (const entry of ["generate", "all"]) {
  const files = [`${entry}.js`, `${entry}_bg.wasm`].map((name) => readFileSync(`${folder}/${name}`));
  const [plain, brotli] = [(file) => file.length, (file) => brotliCompressSync(file).length].map((size) =>
    files.map(size).reduce((sum, bytes) => sum + bytes),
  );
  console.log(`npm: ${entry}: ${plain} bytes, ${brotli} with brotli (wasm and its JavaScript)`);
}
