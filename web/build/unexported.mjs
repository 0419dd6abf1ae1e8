// Takes classes out of a linked wasm that it exports to JavaScript and that nobody here uses. What is exported is kept with all
// that it reaches, so it has to go before anything follows what is needed (wasm-split-cli does).

const CUSTOM = 0;
const EXPORT = 7;
/** Where a wasm says what wasm-bindgen is to write. */
const DECLARATIONS = "__wasm_bindgen_unstable";

/** Reads a number as wasm writes it (LEB128); answers it and where it ends. */
function numberAt(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function numberAsBytes(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

function keptExports(content, unwanted) {
  const [count, start] = numberAt(content, 0);
  const kept = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    const [length, name] = numberAt(content, at);
    const end = numberAt(content, name + length + 1)[1];
    if (!unwanted.test(content.toString("latin1", name, name + length))) kept.push(content.subarray(at, end));
    at = end;
  }
  return Buffer.concat([numberAsBytes(kept.length), ...kept]);
}

/** What was declared: pairs of a version and of what one macro says, each behind its length in four bytes. */
function keptDeclarations(content, unwanted) {
  const [length, name] = numberAt(content, 0);
  let at = name + length;
  if (content.toString("latin1", name, at) !== DECLARATIONS) return content;
  const kept = [content.subarray(0, at)];
  while (at < content.length) {
    const said = at + 4 + content.readUInt32LE(at);
    const end = said + 4 + content.readUInt32LE(said);
    if (!unwanted.test(content.toString("latin1", said, end))) kept.push(content.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/**
 * The wasm without the exported classes whose names fit. None that fits is an error: then this has nothing to do any more.
 * @param {Buffer} wasm as cargo links it, before wasm-bindgen
 * @param {RegExp} unwanted
 */
export function withoutClasses(wasm, unwanted) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const [length, start] = numberAt(wasm, at + 1);
    let content = wasm.subarray(start, start + length);
    if (wasm[at] === EXPORT) content = keptExports(content, unwanted);
    if (wasm[at] === CUSTOM) content = keptDeclarations(content, unwanted);
    parts.push(wasm.subarray(at, at + 1), numberAsBytes(content.length), content);
    at = start + length;
  }
  const smaller = Buffer.concat(parts);
  if (smaller.length === wasm.length) throw new Error(`the wasm exports no class like ${unwanted}`);
  return smaller;
}
