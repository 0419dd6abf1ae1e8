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

/// The whole of standard input; what is no UTF-8 is kept as replacement characters, to be told as such.
///
/// # Errors
/// It can't be read.
pub(super) fn stdin() -> Result<Zeroizing<String>, TerminalError> {
    read(std::io::stdin().lock()).map_err(|source| TerminalError::Io {
        place: "standard input".to_owned(),
        source,
    })
}

/// As much of `from` as anything that holds a token needs, and a byte more, which tells that it is too much.
///
/// # Errors
/// It can't be read.
pub(super) fn read(from: impl Read) -> io::Result<Zeroizing<String>> {
    let most = u64::try_from(MAX_INPUT_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Zeroizing::new(Vec::new());
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned()))
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
