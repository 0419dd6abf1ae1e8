use super::*;
use crate::{Obstacle, Timestamp};

fn now() -> Timestamp {
    Timestamp::parse_rfc3339("2026-11-24T10:00:00Z").unwrap()
}

/// RBAC is asked of whoever was let in.
#[test]
fn who_is_not_let_in_without_a_credential_is_given_no_rule() {
    let remedies = Obstacle::NotPublic(401).remedies("", now());
    let [only] = &remedies[..] else {
        panic!("{remedies:?}")
    };
    assert_eq!((only.place, only.form), (Place::Host, Form::Words));
    assert!(
        only.text.contains("--anonymous-auth=false") && only.text.contains("configmaps/cluster-info"),
        "{only:?}"
    );
}
