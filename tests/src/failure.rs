//! What ends a story early.

use std::error::Error;
use std::fmt;

/// Any error, told to a person as its whole chain of causes.
///
/// `Debug` is the readable form, since that is what the test runner prints of a test that returned one.
pub struct Failure(Box<dyn Error + Send + Sync>);

/// What a story, and each test, returns.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// In words, where no other error says it.
    pub fn told(words: impl Into<String>) -> Self {
        Self(words.into().into())
    }
}

impl<E: Error + Send + Sync + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, "\n  because: {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
