//! Lines out of a stream of bytes that is cut anywhere, even inside a character.

/// Bytes that wait for the end of their line.
#[derive(Debug, Default)]
pub(crate) struct LineBuffer {
    pending: Vec<u8>,
}

/// A line longer than this is not a watch event of a Secret; the API server's own limit on an object is 1.5 MiB.
const LONGEST: usize = 4 << 20;

impl LineBuffer {
    /// Takes in bytes and gives every line that is complete now, without line ends and empty lines. What isn't UTF-8
    /// becomes a replacement character, and then fails to parse as JSON where it matters.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> Vec<String> {
        self.pending.extend_from_slice(bytes);
        let mut lines = Vec::new();
        let mut start = 0;
        while let Some(length) = self.pending[start..].iter().position(|byte| *byte == b'\n') {
            let line = String::from_utf8_lossy(&self.pending[start..start + length]);
            if !line.trim().is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            start += length + 1;
        }
        self.pending.drain(..start);
        lines
    }

    /// Whether an unfinished line has outgrown what can be meant.
    pub(crate) fn is_overlong(&self) -> bool {
        self.pending.len() > LONGEST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_out_whole_wherever_they_are_cut() {
        let text = "{\"a\":\"ä\"}\n\n{\"b\":\"中\"}\r\n{\"c\":1}\n";
        for cut in 0..=text.len() {
            let mut buffer = LineBuffer::default();
            let mut lines = buffer.push(&text.as_bytes()[..cut]);
            lines.extend(buffer.push(&text.as_bytes()[cut..]));
            assert_eq!(
                lines,
                ["{\"a\":\"ä\"}", "{\"b\":\"中\"}", "{\"c\":1}"],
                "cut at {cut}"
            );
        }
    }

    #[test]
    fn an_unfinished_line_waits() {
        let mut buffer = LineBuffer::default();
        assert!(buffer.push(b"{\"a\"").is_empty());
        assert!(!buffer.is_overlong());
        buffer.push(&vec![b'x'; LONGEST]);
        assert!(buffer.is_overlong());
    }
}
