//! Suspending a token and resuming it: off, and on again what was on, whoever does either.

use super::TokenRecord;
use crate::{Usage, Usages};

/// What the keys of the usages are to say.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Switches {
    on: Usages,
    /// Off, and on again with the next resumption.
    kept: Usages,
}

impl Switches {
    /// A key's value; a key without one is to be removed.
    #[must_use]
    pub fn value(self, usage: Usage) -> Option<&'static str> {
        if self.on.has(usage) {
            Some("true")
        } else {
            self.kept.has(usage).then_some("false")
        }
    }
}

impl From<Usages> for Switches {
    /// These on, and nothing kept.
    fn from(on: Usages) -> Self {
        Switches {
            on,
            kept: Usages::default(),
        }
    }
}

impl TokenRecord {
    /// What the keys say now, but for values that mean nothing.
    #[must_use]
    pub fn switches(&self) -> Switches {
        Switches {
            on: self.usages,
            kept: self.kept,
        }
    }

    /// All off. What was on is kept as `false`, and of a token that is suspended already what is kept; the other keys go, so
    /// that resuming it gives no more than there was.
    #[must_use]
    pub fn suspension(&self) -> Switches {
        Switches {
            on: Usages::default(),
            kept: if self.is_off() { self.kept } else { self.usages },
        }
    }

    /// On again what was on. A token that isn't suspended stays as it is.
    #[must_use]
    pub fn resumption(&self) -> Switches {
        if !self.is_off() {
            self.switches()
        } else if self.has_forgotten_usages() {
            Usages::ALL.into()
        } else {
            self.kept.into()
        }
    }

    /// Whether it is suspended and its Secret doesn't say what was on, as where both keys were removed: then resuming it
    /// switches both usages on.
    #[must_use]
    pub fn has_forgotten_usages(&self) -> bool {
        self.is_off() && self.kept == Usages::default()
    }

    fn is_off(&self) -> bool {
        self.usages == Usages::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Secret;
    use alloc::borrow::ToOwned;
    use rstest::rstest;
    use zeroize::Zeroizing;

    /// What the two keys say, the authentication's first.
    type Keys = [Option<&'static str>; 2];

    const ON: Option<&str> = Some("true");
    const KEPT: Option<&str> = Some("false");

    fn record(keys: Keys) -> TokenRecord {
        let mut secret = Secret::default();
        for (usage, value) in Usage::ALL.into_iter().zip(keys) {
            if let Some(value) = value {
                let text = Zeroizing::new(value.to_owned());
                secret.string_data.insert(usage.key().to_owned(), text);
            }
        }
        TokenRecord::from(&secret)
    }

    fn keys(switches: Switches) -> Keys {
        Usage::ALL.map(|usage| switches.value(usage))
    }

    #[rstest]
    #[case([ON, ON], [KEPT, KEPT], [ON, ON])]
    #[case([KEPT, ON], [None, KEPT], [None, ON])]
    #[case([None, ON], [None, KEPT], [None, ON])]
    #[case([ON, Some("True")], [KEPT, None], [ON, None])]
    // Suspended already: what is kept stays.
    #[case([None, KEPT], [None, KEPT], [None, ON])]
    #[case([KEPT, KEPT], [KEPT, KEPT], [ON, ON])]
    // Nothing says what was on.
    #[case([None, None], [None, None], [ON, ON])]
    #[case([Some("no"), None], [None, None], [ON, ON])]
    fn what_was_on_comes_back_and_no_more(#[case] before: Keys, #[case] off: Keys, #[case] on: Keys) {
        let off_twice = record(keys(record(before).suspension())).suspension();
        assert_eq!(keys(record(before).suspension()), off);
        assert_eq!(keys(off_twice), off);
        assert_eq!(keys(record(off).resumption()), on);
    }

    #[test]
    fn what_is_not_suspended_stays_as_it_is() {
        for before in [[ON, ON], [ON, KEPT], [None, ON]] {
            assert_eq!(keys(record(before).resumption()), before);
            assert!(!record(before).has_forgotten_usages());
        }
        assert!(record([None, Some("no")]).has_forgotten_usages());
        assert!(!record([None, KEPT]).has_forgotten_usages());
    }
}
