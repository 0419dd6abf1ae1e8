//! What is to be judged, as it was typed or pasted.

use karmada_token_core::{MemberCommand, RegisterCommand, Token, TokenId};
use zeroize::Zeroizing;

use crate::terminal::{FlagError, TerminalError, input};

/// A token, or what is known of it.
#[derive(Debug)]
pub(super) enum Given {
    /// Its ID alone, or its Secret's name: signatures can be seen and not checked, and the API server can't be asked as the token.
    Id(TokenId),
    /// The token.
    Token(Token),
    /// The command that it is to be used in.
    Command(Box<MemberCommand>, Token),
}

impl Given {
    /// # Errors
    /// [`TerminalError::Argument`], which does not repeat what was given: it may be a secret.
    pub(super) fn read(text: &str) -> Result<Self, TerminalError> {
        let text = match text {
            "-" => input::stdin()?,
            text => Zeroizing::new(text.to_owned()),
        };
        let text = text.trim();
        let wrong = |source: FlagError| TerminalError::Argument { number: 1, source };
        if text.contains(char::is_whitespace) {
            let (command, token) = MemberCommand::parse(text).map_err(|error| wrong(error.into()))?;
            return Ok(Self::Command(Box::new(command), token));
        }
        if text.contains('.') {
            return Ok(Self::Token(
                text.parse::<Token>().map_err(|error| wrong(error.into()))?,
            ));
        }
        Ok(Self::Id(input::id(text).map_err(wrong)?))
    }

    pub(super) fn id(&self) -> TokenId {
        match self {
            Self::Id(id) => *id,
            Self::Token(token) | Self::Command(_, token) => token.id(),
        }
    }

    pub(super) fn token(&self) -> Option<&Token> {
        match self {
            Self::Id(_) => None,
            Self::Token(token) | Self::Command(_, token) => Some(token),
        }
    }

    pub(super) fn command(&self) -> Option<&RegisterCommand> {
        match self {
            Self::Command(command, _) => Some(command.target()),
            Self::Id(_) | Self::Token(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Given;
    use rstest::rstest;

    #[rstest]
    #[case("h6vbje", false)]
    #[case("bootstrap-token-h6vbje", false)]
    #[case("secret/bootstrap-token-h6vbje", false)]
    #[case("h6vbje.q1w2e3r4t5z6u7i8", true)]
    fn a_token_is_named_as_for_every_command(#[case] text: &str, #[case] is_whole: bool) {
        let given = Given::read(text).unwrap();
        assert_eq!(given.id().as_str(), "h6vbje");
        assert_eq!(given.token().is_some(), is_whole);
    }

    #[test]
    fn another_name_is_none() {
        for text in [
            "secret/h6vbje",
            "secrets/bootstrap-token-h6vbje",
            "bootstrap-token-H6VBJE",
        ] {
            assert!(Given::read(text).is_err(), "{text}");
        }
    }
}
