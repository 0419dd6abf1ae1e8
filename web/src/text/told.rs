//! What is wrong with what was typed, in the language of the page. The errors are core's and the model's own types.

mod chinese;

use super::{Language, sentence};
#[cfg(feature = "validator")]
use karmada_token_core::Problem;
#[cfg(feature = "validator")]
use std::borrow::Cow;

/// An error that a person reads beside the field. Its English is its own Display; every other language is an exhaustive
/// match over its variants, so that a variant which core gains doesn't compile before it is translated.
pub(crate) trait Told: std::fmt::Display {
    /// In Simplified Chinese, as a sentence without its full stop.
    fn chinese(&self) -> String;
}

impl Language {
    /// The error as a sentence without its full stop.
    pub(crate) fn tell(self, error: &impl Told) -> String {
        match self {
            Language::English => sentence(error),
            Language::Chinese => error.chinese(),
        }
    }

    /// A finding of the validator.
    #[cfg(feature = "validator")]
    pub(crate) fn explain(self, problem: &Problem) -> Words {
        match self {
            Language::Chinese => chinese::problem(problem),
            Language::English => Words {
                // Begun small: what makes a letter large is 5 KB of tables, and JavaScript has them.
                what: problem.to_string().into(),
                why: problem.why(),
            },
        }
    }
}

/// A finding in words.
#[cfg(feature = "validator")]
pub(crate) struct Words {
    /// What is wrong, as a clause without a full stop.
    pub(crate) what: Cow<'static, str>,
    /// Why it matters and what to do, in whole sentences.
    pub(crate) why: &'static str,
}

#[cfg(all(test, feature = "validator"))]
mod findings;

#[cfg(all(test, feature = "console"))]
mod tests {
    use super::*;
    use crate::model::{Draft, Lifetime, Limits};
    use karmada_token_core::{
        ClusterName, Endpoint, ImageReference, ProxyServerAddress, Timestamp, Token, Usages,
    };

    /// Nothing of core's English may be left in it; what was typed, names and units may.
    fn is_chinese(error: &impl Told) -> bool {
        let text = error.chinese();
        let own = Language::English.tell(error);
        assert_ne!(text, own);
        !text.is_ascii() && !text.contains(" the ") && !text.contains(" is ")
    }

    #[test]
    fn every_field_is_told_in_chinese() {
        let now = Timestamp::from_unix_seconds(1_700_000_000).unwrap();
        for ttl in ["", "-5m", "x", "5", "5d", "1ms", "99999999999h", "9999999h"] {
            let draft = Draft {
                lifetime: Lifetime::Custom,
                ttl: ttl.to_owned(),
                groups: format!("system:bootstrappers:a,{ttl}-"),
                usages: Usages::default(),
                description: "\u{7}".to_owned(),
                is_many: true,
                clusters: "a\na".to_owned(),
                ..Draft::new(None, &Limits::default())
            };
            let flaws = draft.check_each(&Limits::default(), now).unwrap_err();
            assert!(is_chinese(&flaws.ttl.unwrap()), "{ttl}");
            assert!(is_chinese(&flaws.groups.unwrap()));
            assert!(is_chinese(&flaws.usages.unwrap()));
            assert!(is_chinese(&flaws.description.unwrap()));
            assert!(is_chinese(&flaws.clusters.unwrap()));
        }
        for token in [
            "",
            "abc",
            " abcdef.0123456789abcdef",
            "ABCDEF.0123456789abcdef",
            "abcdef.0",
        ] {
            assert!(is_chinese(&token.parse::<Token>().unwrap_err()), "{token}");
        }
        for name in ["", "A", "-a", &"a".repeat(99)] {
            assert!(is_chinese(&name.parse::<ClusterName>().unwrap_err()), "{name}");
        }
        for proxy in ["", "http://", "http://me:x@a", "http://a b"] {
            assert!(
                is_chinese(&proxy.parse::<ProxyServerAddress>().unwrap_err()),
                "{proxy}"
            );
        }
        for image in ["", "A", "a:", "a@b"] {
            assert!(
                is_chinese(&image.parse::<ImageReference>().unwrap_err()),
                "{image}"
            );
        }
        for endpoint in ["", "http://a", "ftp://a", "a@b", "a/b", "[x", "a:0"] {
            assert!(
                is_chinese(&endpoint.parse::<Endpoint>().unwrap_err()),
                "{endpoint}"
            );
        }
    }

    #[test]
    fn places_and_hints_are_kept() {
        let told = |text: &str| text.parse::<Token>().unwrap_err().chinese();
        assert_eq!(
            told("ABCDEF.0123456789abcdef"),
            "点之前的令牌 ID 只能包含 a-z 和 0-9，第 1 个字符是大写字母"
        );
        assert_eq!(
            told("abcdef.0123456789abcde"),
            "点之后的令牌密钥必须有 16 个字符，现有 15 个：第 23 个字符缺失"
        );
        let days = "2d".parse::<karmada_token_core::Ttl>().unwrap_err();
        assert!(days.chinese().contains("一天是 24h"), "{}", days.chinese());
    }
}
