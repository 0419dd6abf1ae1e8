//! Core's reasons in the words of the catalogue, and what to do about each.

use crate::app::App;
use crate::text::Key;
use karmada_token_core::Reason;

/// What is wrong.
pub(super) fn what(app: App, reason: &Reason) -> String {
    let key = match reason {
        Reason::Deleting => Key::ReasonDeleting,
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
        Reason::BadGroup(group) => return app.fill(Key::ReasonBadGroup, &[("group", group)]),
    };
    app.say(key)
}

/// What to do.
pub(super) fn remedy(reason: &Reason) -> Key {
    match reason {
        Reason::Deleting => Key::RemedyWait,
        Reason::Expired | Reason::ExpirationUnparseable => Key::RemedyExtend,
        Reason::NoAuthenticationUsage | Reason::NoSigningUsage => Key::RemedyUsages,
        Reason::BadGroup(_) | Reason::NoGroupMayRegister => Key::RemedyGroups,
        Reason::WrongType
        | Reason::BadName
        | Reason::BadId
        | Reason::IdMismatch
        | Reason::SecretMissing
        | Reason::SecretMalformed => Key::RemedyReplace,
    }
}
