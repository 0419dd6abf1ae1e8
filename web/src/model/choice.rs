//! Which token is to be made: one that was generated in this browser, or one's own. It lives beside the draft and not in it,
//! since the draft is kept over a reload and this never is.

use karmada_token_core::{Token, TokenError, TokenId};
use zeroize::Zeroizing;

/// The token that the form would make. No Debug: it holds what was typed.
#[derive(Clone, Default)]
pub(crate) struct Choice {
    /// Whether it is one's own.
    pub(crate) is_own: bool,
    /// What was typed for one's own.
    pub(crate) typed: Zeroizing<String>,
    /// The last that was drawn.
    pub(crate) drawn: Option<Token>,
    /// Whether an attempt to make this very token may have worked: its answer was lost.
    pub(crate) is_unsure: bool,
    /// An ID of which the API server has said that it has one.
    pub(crate) taken: Option<TokenId>,
}

impl Choice {
    /// The token; none before one was drawn.
    ///
    /// # Errors
    /// [`TokenError`] for one's own that is none.
    pub(crate) fn token(&self) -> Result<Option<Token>, TokenError> {
        if self.is_own {
            self.typed.trim().parse().map(Some)
        } else {
            Ok(self.drawn.clone())
        }
    }

    /// The ID of one's own token, where that is known to be taken.
    pub(crate) fn taken_id(&self) -> Option<TokenId> {
        let id = self.token().ok()??.id();
        self.taken.filter(|taken| self.is_own && *taken == id)
    }

    /// Another token than before.
    pub(crate) fn take(&mut self, drawn: Token) {
        self.drawn = Some(drawn);
        self.is_unsure = false;
    }

    /// Something else was typed for one's own.
    pub(crate) fn write(&mut self, typed: String) {
        self.typed = Zeroizing::new(typed);
        self.is_unsure = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_own_token_is_checked_and_a_drawn_one_is_kept_beside_it() {
        let drawn: Token = "abcdef.0123456789abcdef".parse().unwrap();
        let mut choice = Choice::default();
        assert_eq!(choice.token(), Ok(None));
        choice.take(drawn.clone());
        assert_eq!(choice.token(), Ok(Some(drawn.clone())));

        choice.is_own = true;
        assert!(choice.token().is_err(), "nothing was typed");
        choice.write("ABCDEF.0123456789abcdef".to_owned());
        let told = choice.token().unwrap_err().to_string();
        assert!(
            told.contains("token ID") && !told.contains("0123456789"),
            "{told}"
        );
        choice.write(" qwerty.0123456789abcdef\n".to_owned());
        assert_eq!(choice.token().unwrap().unwrap().id().as_str(), "qwerty");

        choice.is_own = false;
        assert_eq!(choice.token(), Ok(Some(drawn)));
    }

    #[test]
    fn a_taken_id_is_taken_until_another_is_typed() {
        let mut choice = Choice {
            is_own: true,
            taken: "qwerty".parse().ok(),
            ..Choice::default()
        };
        assert_eq!(choice.taken_id(), None, "nothing was typed");
        choice.write("qwerty.0123456789abcdef".to_owned());
        assert_eq!(choice.taken_id(), choice.taken);
        choice.write("qwertz.0123456789abcdef".to_owned());
        assert_eq!(choice.taken_id(), None);
        choice.write("qwerty.fedcba9876543210".to_owned());
        choice.is_own = false;
        assert_eq!(choice.taken_id(), None, "a drawn one is drawn anew");
    }

    #[test]
    fn another_token_is_not_the_one_that_may_be_there() {
        let token: Token = "abcdef.0123456789abcdef".parse().unwrap();
        let mut choice = Choice {
            is_unsure: true,
            ..Choice::default()
        };
        choice.take(token);
        assert!(!choice.is_unsure);
        choice.is_unsure = true;
        choice.write("x".to_owned());
        assert!(!choice.is_unsure);
    }
}
