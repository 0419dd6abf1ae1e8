//! What can be wrong with a token.

use core::fmt;

super::problems! {
    /// A problem of a token, or of a part of one.
    TokenProblem {
        NotAToken => Error, "not-a-token",
            "this is no token: six characters, a dot, sixteen characters, of a-z and 0-9",
            "Only such a token is looked for on the API server.";
        Quoted => Error, "token-quoted",
            "quotation marks or brackets stand around it",
            "They are no part of the token.";
        Prefix => Error, "token-prefix",
            "something stands before it that is no part of it",
            "What names a token, such as --token or Bearer, is no part of the token.";
        TrailingPunctuation => Error, "token-trailing-punctuation",
            "a punctuation mark follows it",
            "It belongs to the sentence or list that it was copied from.";
        InnerSpace => Error, "token-inner-space",
            "there is a space or a line break in the middle of it",
            "A token has none; lines are broken by mail programs and narrow terminals.";
        Separator => Error, "token-separator",
            "another character stands where the dot belongs",
            "The token ID ends with a dot.";
        NoDot => Error, "token-no-dot",
            "the dot after the sixth character is missing",
            "The dot parts the public ID from the secret.";
        ExtraDot => Error, "token-extra-dot",
            "there is a dot too many",
            "A token has one dot, after its sixth character.";
        UpperCase => Error, "token-upper-case",
            "it has upper-case letters",
            "Tokens are in lower case, and are compared letter by letter.";
        Misread {
            /// What may be meant.
            candidates: &'static str,
        } => Error, "token-misread-character",
            "this character is in no token; it may be a misread {candidates}",
            "It can't be known which is meant: copy the token instead of typing it.";
        Character => Error, "token-character",
            "this character is in no token: only a-z, 0-9 and one dot are",
            "With it, no token on the API server can match.";
        IdLength {
            /// How many characters it has.
            found: usize,
        } => Error, "token-id-length",
            "the token ID, before the dot, has {found} characters, and must have 6",
            "A character was lost or doubled when it was copied or typed: copy it again.";
        SecretLength {
            /// How many characters it has.
            found: usize,
        } => Error, "token-secret-length",
            "the token secret, after the dot, has {found} characters, and must have 16",
            "A character was lost or doubled when it was copied or typed: copy it again.";
        Truncated => Error, "token-truncated",
            "it was cut short: dots stand in place of the rest",
            "The rest can't be known; copy the whole token, or make a new one.";
        Masked => Error, "token-masked",
            "its secret is masked with stars",
            "Masked tokens are for looking at. Whoever may read the Secret can reveal it.";
        Example => Warning, "token-example",
            "this is an example, from documentation or as karmadactl init prints it",
            "Everybody knows it. karmadactl token create --print-register-command prints a command of your own.";
        Weak {
            /// In what way.
            weakness: Weakness,
        } => Warning, "token-weak",
            "its secret can be guessed: {weakness}",
            "A drawn secret has 82 bits and no pattern. Whoever guesses it can register clusters; make a new one.";
        IdAlone => Info, "token-id-alone",
            "this is a token ID, the public half of a token",
            "It names the token's Secret; to register a cluster, the whole token is needed.";
        IdOfName => Info, "token-id-of-name",
            "this names a token by its ID",
            "The ID is the last six characters; the secret is in the Secret bootstrap-token-<ID> in kube-system.";
        SecretAlone => Error, "token-secret-alone",
            "this looks like a token secret without its ID",
            "A token is ID.SECRET; the ID is in the name of its Secret.";
        Base64 => Error, "token-base64",
            "this is a token in base64",
            "Values are in base64 in a Secret's data, and nowhere else.";
        PartBase64 => Error, "token-part-base64",
            "this is a part of a token in base64, as it stands in a Secret's data",
            "Decode token-id and token-secret, and join them with a dot.";
    }
}

/// In what way a token secret can be guessed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Weakness {
    /// Of no more than six different characters.
    FewCharacters,
    /// A part of it repeats.
    Repeats,
    /// It counts, or follows the alphabet or a keyboard.
    Sequence,
    /// Digits alone.
    Digits,
    /// A common word is in it.
    Word,
}

impl fmt::Display for Weakness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Weakness::FewCharacters => "it is made of few different characters",
            Weakness::Repeats => "it repeats itself",
            Weakness::Sequence => "it follows the alphabet, the digits or a keyboard",
            Weakness::Digits => "it is made of digits alone",
            Weakness::Word => "a common word is in it",
        })
    }
}
