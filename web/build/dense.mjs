// Bytes inside of a script, as a text that brotli makes nearly as small as the bytes: one character for each, and for the
// frequent ones a character that is one byte in UTF-8 too.

/** What HTML or a template literal reads as something else. */
const TAKEN = new Set("\0\r$<\\`");
const SHORT = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter((short) => !TAKEN.has(short));
/** From here on every character is a letter, of two bytes. */
const LONG = 0x100;

/** The character of each byte. A frequent byte is itself where it can be, so that what is text inside of a wasm stays text. */
function alphabetOf(bytes) {
  const count = new Uint32Array(256);
  for (const byte of bytes) count[byte]++;
  const byCount = [...count.keys()].sort((a, b) => count[b] - count[a]);
  const frequent = byCount.slice(0, SHORT.length);
  const own = new Set(frequent.map((byte) => String.fromCharCode(byte)).filter((short) => SHORT.includes(short)));
  const free = SHORT.filter((short) => !own.has(short));
  const alphabet = [];
  for (const byte of frequent) {
    const itself = String.fromCharCode(byte);
    alphabet[byte] = own.has(itself) ? itself : free.shift();
  }
  const rare = byCount.slice(SHORT.length).sort((a, b) => a - b);
  rare.forEach((byte, index) => (alphabet[byte] = String.fromCharCode(LONG + index)));
  return alphabet;
}

/** An expression that is these bytes as a Uint8Array. */
export function bytesInScript(bytes) {
  const alphabet = alphabetOf(bytes);
  const text = Array.from(bytes, (byte) => alphabet[byte]).join("");
  return `((alphabet, text) => Uint8Array.from(text, (letter) => alphabet.get(letter)))(
new Map(Array.from(\`${alphabet.join("")}\`, (letter, byte) => [letter, byte])), \`${text}\`)`;
}
