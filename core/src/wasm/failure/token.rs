//! The errors of both entries.

super::failures! {
    RandomError {
        _ => "random-source";
    }
    TokenError {
        Self::Empty => "empty";
        Self::NoDot => "no-dot", crate::TokenId::LENGTH + 1;
        Self::Surrounded { position } => "surrounded", *position;
        Self::Id(flaw) => "id", flaw.position();
        Self::Secret(flaw) => "secret", flaw.position();
    }
    TokenIdError {
        Self::WholeToken => "whole-token";
        Self::Flaw(flaw) => "flaw", flaw.position();
    }
}
