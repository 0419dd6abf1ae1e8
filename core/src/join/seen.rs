//! What was seen, or why it wasn't.

use alloc::string::String;

/// Something that was looked for.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Seen<T> {
    /// It was seen.
    Found(T),
    /// It wasn't.
    Not(Unseen),
    /// Nobody looked.
    #[default]
    NotAsked,
}

/// Why something was not seen. None of it speaks against a token.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unseen {
    /// The API server refused to show it to whoever asked.
    #[error("you may not read this")]
    Forbidden,
    /// It doesn't know who asked, and would answer nothing else.
    #[error(
        "the API server does not know who asks: the credential may have expired, or belong to another cluster"
    )]
    Unauthorized,
    /// There was no answer, or none that could be read.
    #[error("no usable answer: {0}")]
    Failed(String),
    /// It takes something that isn't in hand, such as the token's secret.
    #[error("this was not asked")]
    NotAsked,
}

impl<T> Seen<T> {
    /// What was seen.
    pub fn found(&self) -> Option<&T> {
        match self {
            Seen::Found(value) => Some(value),
            Seen::Not(_) | Seen::NotAsked => None,
        }
    }

    /// What was seen, or why it wasn't.
    ///
    /// # Errors
    /// [`Unseen`].
    pub fn as_result(&self) -> Result<&T, Unseen> {
        match self {
            Seen::Found(value) => Ok(value),
            Seen::Not(why) => Err(why.clone()),
            Seen::NotAsked => Err(Unseen::NotAsked),
        }
    }
}
