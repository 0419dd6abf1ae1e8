//! PEM (RFC 7468) as Go's `encoding/pem` finds it: that decides which certificates karmadactl and kubeadm pin.

use crate::go_base64;
use alloc::vec::Vec;

const BEGIN: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"\n-----END ";
const DASHES: &[u8] = b"-----";

/// One block.
pub(super) struct Block<'a> {
    /// What follows `BEGIN`, such as `CERTIFICATE`.
    pub(super) label: &'a [u8],
    /// Whether `Key: value` lines stand before the contents.
    pub(super) has_headers: bool,
    pub(super) contents: Vec<u8>,
}

/// The blocks of a text, whatever stands around them. What looks like a block and isn't well-formed is passed over.
pub(super) struct Blocks<'a> {
    text: &'a [u8],
    /// Where the search goes on.
    from: usize,
}

/// Whether there is a block between a BEGIN and an END.
enum Found<'a> {
    Block(Block<'a>),
    /// The search goes on after the END.
    Nothing,
    /// Headers run past the END, or to the end of the text: Go gives up.
    Lost,
}

/// The contents of the first block with this label.
#[cfg(feature = "join")]
pub(crate) fn contents(text: &[u8], label: &[u8]) -> Option<Vec<u8>> {
    let block = Blocks::of(text).find(|block| block.label == label)?;
    Some(block.contents)
}

impl<'a> Blocks<'a> {
    pub(super) fn of(text: &'a [u8]) -> Self {
        Blocks { text, from: 0 }
    }

    /// `end` is where the first END is, and with it the line break before it; its BEGIN is the last one before it, so
    /// that a BEGIN without an END is passed over.
    fn block_before(&self, end: usize) -> Found<'a> {
        let text = self.text;
        let between = text.get(self.from..end).unwrap_or_default();
        let Some(begin) = between.windows(BEGIN.len()).rposition(|window| window == BEGIN) else {
            return Found::Nothing;
        };
        if begin > 0 && between.get(begin - 1) != Some(&b'\n') {
            return Found::Nothing;
        }
        let (line, mut contents) = line_at(text, self.from + begin + BEGIN.len());
        let Some(label) = line.strip_suffix(DASHES) else {
            return Found::Nothing;
        };
        let mut has_headers = false;
        loop {
            let (line, next) = line_at(text, contents);
            if contents == text.len() {
                return Found::Lost;
            }
            if !line.contains(&b':') {
                break;
            }
            has_headers = true;
            contents = next;
        }
        if has_headers && contents > end {
            return if contents > end + END.len() {
                Found::Lost
            } else {
                Found::Nothing
            };
        }
        // An empty block has no line break between its contents and its END.
        let encoded = text.get(contents..end).unwrap_or_default();
        match decode(encoded).filter(|_| ends_with(text, end + END.len(), label)) {
            Some(contents) => Found::Block(Block {
                label,
                has_headers,
                contents,
            }),
            None => Found::Nothing,
        }
    }
}

impl<'a> Iterator for Blocks<'a> {
    type Item = Block<'a>;

    fn next(&mut self) -> Option<Block<'a>> {
        loop {
            let rest = self.text.get(self.from..)?;
            let end = self.from + rest.windows(END.len()).position(|window| window == END)?;
            match self.block_before(end) {
                Found::Block(block) => {
                    self.from = line_at(self.text, end + END.len()).1;
                    return Some(block);
                }
                Found::Nothing => self.from = end + END.len(),
                Found::Lost => self.from = self.text.len(),
            }
        }
    }
}

/// Whether the END at this place is that of the label, and its line ends with it.
fn ends_with(text: &[u8], at: usize, label: &[u8]) -> bool {
    let (line, _) = line_at(text, at);
    line.strip_suffix(DASHES) == Some(label)
}

/// Base64 with spaces and tabs in it.
fn decode(encoded: &[u8]) -> Option<Vec<u8>> {
    let joined: Vec<u8> = encoded.iter().copied().filter(|byte| !is_blank(*byte)).collect();
    go_base64::decode(&joined)
}

/// The line that begins at a place, without the white space and the line break at its end, and where the next begins.
fn line_at(text: &[u8], at: usize) -> (&[u8], usize) {
    let rest = text.get(at..).unwrap_or_default();
    let (line, next) = match rest.iter().position(|byte| *byte == b'\n') {
        Some(length) => {
            let line = rest.get(..length).unwrap_or_default();
            (line.strip_suffix(b"\r").unwrap_or(line), at + length + 1)
        }
        None => (rest, text.len()),
    };
    let length = line
        .iter()
        .rposition(|byte| !is_blank(*byte))
        .map_or(0, |last| last + 1);
    (line.get(..length).unwrap_or_default(), next)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const BLOCK: &str = "-----BEGIN A-----\nYWI=\n-----END A-----\n";

    fn contents(text: &str) -> Vec<Vec<u8>> {
        Blocks::of(text.as_bytes()).map(|block| block.contents).collect()
    }

    #[rstest]
    #[case(BLOCK, 1)]
    #[case("", 0)]
    #[case("text\n-----BEGIN A-----\nYW I=\t\n-----END A----- \t\r\n", 1)]
    #[case("-----BEGIN A-----\r\nYWI=\r\n-----END A-----", 1)]
    #[case("-----BEGIN A-----\n-----END A-----", 1)]
    #[case("-----BEGIN A-----\n-----BEGIN A-----\nYWI=\n-----END A-----", 1)]
    #[case("-----BEGIN A-----\nYWI=\n-----END B-----", 0)]
    #[case("-----BEGIN A-----\nYWI=\n-----END A-----x", 0)]
    #[case("-----BEGIN A----\nYWI=\n-----END A-----", 0)]
    #[case(" -----BEGIN A-----\nYWI=\n-----END A-----", 0)]
    #[case("-----BEGIN A-----\nYWI\n-----END A-----", 0)]
    #[case("-----BEGIN A-----\nYWI= -----END A-----", 0)]
    fn blocks_are_found_where_go_finds_them(#[case] text: &str, #[case] count: usize) {
        assert_eq!(contents(text).len(), count);
        // A broken block hides none that follows.
        assert_eq!(contents(&format!("{text}\n{BLOCK}")).len(), count + 1);
    }

    #[test]
    fn headers_are_seen_and_those_that_never_end_hide_the_rest() {
        let text = "-----BEGIN A-----\nK: v\n\nYWI=\n-----END A-----\n";
        let headers: Vec<bool> = Blocks::of(text.as_bytes())
            .map(|block| block.has_headers)
            .collect();
        assert_eq!(headers, [true]);
        assert!(contents("-----BEGIN A-----\nK: v\n-----END A: -----\nL: w").is_empty());
    }
}
