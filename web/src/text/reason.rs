//! Core's reasons against a token in the words of the catalogue.

use super::{Key, Text};
use karmada_token_core::Reason;

impl Text {
    /// What is wrong with the token.
    pub(crate) fn reason(&self, reason: &Reason) -> String {
        let key = match reason {
            Reason::Deleting => Key::ReasonDeleting,
            Reason::WrongNamespace => Key::ReasonWrongNamespace,
            Reason::WrongType => Key::ReasonWrongType,
            Reason::BadName => Key::ReasonBadName,
            Reason::BadId => Key::ReasonBadId,
            Reason::IdMismatch => Key::ReasonIdMismatch,
            Reason::SecretMissing => Key::ReasonSecretMissing,
            Reason::SecretMalformed => Key::ReasonSecretMalformed,
            Reason::Expired => Key::ReasonExpired,
            Reason::ExpirationUnparseable => Key::ReasonExpirationUnparseable,
            Reason::NoAuthenticationUsage => Key::ReasonNoAuthentication,
            Reason::NoSigningUsage => Key::ReasonNoSigning,
            Reason::NoGroupMayRegister => Key::ReasonNoGroupMayRegister,
            Reason::BadGroup(group) => return self.fill(Key::ReasonBadGroup, &[("group", group)]),
        };
        self.say(key)
    }
}
