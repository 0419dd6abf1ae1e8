//! What is given on the command line or piped in.

use std::collections::HashSet;
use std::io::{self, Read};

use karmada_token_core::{MAX_INPUT_BYTES, Token, TokenId};
use zeroize::Zeroizing;

use super::{FlagError, TerminalError};

/// Stands for standard input.
pub(super) const STDIN: &str = "-";

/// The arguments, with the words of standard input in place of a `-`.
///
/// # Errors
/// Standard input can't be read, or was to hold all that is asked for and holds nothing.
pub(super) fn words(arguments: &[String]) -> Result<Vec<Zeroizing<String>>, TerminalError> {
    let mut words = Vec::new();
    for argument in arguments {
        if argument == STDIN {
            let text = stdin()?;
            words.extend(
                text.split_whitespace()
                    .map(|word| Zeroizing::new(word.to_owned())),
            );
        } else {
            words.push(Zeroizing::new(argument.clone()));
        }
    }
    if words.is_empty() && !arguments.is_empty() {
        return Err(TerminalError::Use(
            "standard input holds no token: one on each line is expected",
        ));
    }
    Ok(words)
}

/// The whole of standard input but for one line end, with which every program ends what it prints.
///
/// # Errors
/// It can't be read.
pub(super) fn stdin() -> Result<Zeroizing<String>, TerminalError> {
    let read = read(std::io::stdin().lock()).map_err(|source| TerminalError::Io {
        place: "standard input".to_owned(),
        source,
    })?;
    Ok(without_line_end(read))
}

fn without_line_end(mut text: Zeroizing<String>) -> Zeroizing<String> {
    for character in ['\n', '\r'] {
        if !text.ends_with(character) {
            break;
        }
        text.pop();
    }
    text
}

/// As much of `from` as anything that holds a token needs, and a byte more, which tells that it is too much. What is no
/// text is kept as replacement characters, to be told as such.
///
/// # Errors
/// It can't be read.
pub(super) fn read(from: impl Read) -> io::Result<Zeroizing<String>> {
    let most = u64::try_from(MAX_INPUT_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Zeroizing::new(Vec::new());
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(Zeroizing::new(text(&bytes)))
}

/// Text in UTF-8, or in UTF-16 where its byte order mark says so: PowerShell 5 writes that with `>`.
fn text(bytes: &[u8]) -> String {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return String::from_utf8_lossy(bytes).into_owned(),
    };
    let (pairs, _) = bytes.as_chunks();
    let units = pairs.iter().skip(1).map(|pair| unit(*pair));
    // One allocation: a growing string would leave copies behind. No unit is more than three bytes in UTF-8.
    let mut text = String::with_capacity(3 * pairs.len());
    text.extend(char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)));
    text
}

/// The IDs of tokens, each named by itself, its ID, or its Secret as `kubectl -o name` writes it. One that is named twice is
/// there once: it is not to be extended twice.
///
/// # Errors
/// The first that is none of these, by its number: the text itself may be a secret.
pub(super) fn ids(words: &[Zeroizing<String>]) -> Result<Vec<TokenId>, TerminalError> {
    let mut ids = Vec::with_capacity(words.len());
    let mut seen = HashSet::new();
    for (index, word) in words.iter().enumerate() {
        let id = id(word).map_err(|source| TerminalError::Argument {
            number: index + 1,
            source,
        })?;
        if seen.insert(id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// One of them.
///
/// # Errors
/// It is none of these.
pub(super) fn id(word: &str) -> Result<TokenId, FlagError> {
    let name = word.strip_prefix("secret/").unwrap_or(word);
    if let Some(id) = TokenId::from_secret_name(name) {
        return Ok(id);
    }
    if word.contains('.') {
        return Ok(word.parse::<Token>()?.id());
    }
    Ok(word.parse()?)
}

/// Whole tokens.
///
/// # Errors
/// The first that is none, by its number.
pub(super) fn tokens(words: &[Zeroizing<String>]) -> Result<Vec<Token>, TerminalError> {
    let numbered = words.iter().enumerate();
    numbered
        .map(|(index, word)| {
            word.parse::<Token>().map_err(|error| TerminalError::Argument {
                number: index + 1,
                source: error.into(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_powershell_is_read() {
        let text = "token: q7zk2m.x9c4v8n1b6m3w5tr \u{1f512}\r\n";
        let file = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let marked = format!("\u{feff}{text}");
            marked.encode_utf16().flat_map(unit).collect()
        };
        for file in [file(u16::to_le_bytes), file(u16::to_be_bytes)] {
            assert_eq!(read(file.as_slice()).unwrap().as_str(), text);
        }
        // A byte too many, and a half of a pair.
        let cut = [0xff, 0xfe, b'a', 0, 0x3d, 0xd8, 0];
        assert_eq!(read(cut.as_slice()).unwrap().as_str(), "a\u{fffd}");
        assert_eq!(read(b"\xffa".as_slice()).unwrap().as_str(), "\u{fffd}a");
    }

    #[test]
    fn a_line_ends_once() {
        for (text, left) in [
            ("a\n", "a"),
            ("a\r\n", "a"),
            ("a\n\n", "a\n"),
            ("a", "a"),
            (" a \r", " a \r"),
        ] {
            assert_eq!(without_line_end(Zeroizing::new(text.to_owned())).as_str(), left);
        }
    }
}
