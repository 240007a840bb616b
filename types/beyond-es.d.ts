// What the folders without DOM may use beyond the ECMAScript library, because Node and browsers both have it.
// Kept as short as it can be: every line here is a promise that both keep.

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
