use super::fixture::{SECRETS, seeded};
use crate::sandbox::{Sandbox, secret};
use crate::upstream::ApiRequest;
use karmada_token_core::{TokenState, Verdict};
use std::collections::BTreeSet;

#[tokio::test(start_paused = true)]
async fn there_is_one_token_of_each_state() {
    let sandbox = seeded();
    let now = sandbox.clock.now();
    let records: Vec<_> = sandbox
        .store
        .latest()
        .objects
        .values()
        .filter_map(|object| secret::record(object))
        .collect();
    let mut states: Vec<_> = records.iter().map(|record| record.state(now)).collect();
    states.sort_unstable();
    let expected = [
        TokenState::Usable,
        TokenState::Expiring,
        TokenState::NeverExpires,
        TokenState::Suspended,
        TokenState::NotJoinable,
        TokenState::Expired,
        TokenState::Malformed,
    ];
    assert_eq!(states, expected);
    assert!(records.iter().all(|record| !record.description.is_empty()));
    assert!(
        records
            .iter()
            .all(|record| record.created.is_some_and(|created| created < now))
    );
    let managers: BTreeSet<_> = records
        .iter()
        .flat_map(|record| record.managers.clone())
        .collect();
    assert!(
        managers.contains("karmadactl") && managers.contains("kubeadm"),
        "{managers:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn the_usable_ones_are_let_in() {
    let sandbox = seeded();
    let now = sandbox.clock.now();
    let mut let_in = 0;
    for object in sandbox.store.latest().objects.values() {
        let read = secret::read(object).unwrap();
        let text = |key| String::from_utf8(read.value(key).unwrap().to_vec()).unwrap();
        let token = format!("{}.{}", text("token-id"), text("token-secret"));
        let code = sandbox.ask_as(&token, ApiRequest::ReviewSelf).await.code;
        let Verdict { authenticates, .. } = secret::record(object).unwrap().verdict(now);
        assert_eq!(code == 201, authenticates.is_empty(), "{authenticates:?}");
        let_in += u32::from(code == 201);
    }
    assert_eq!(let_in, 3, "usable, expiring, never expiring");
}

/// With the machine's own clock and randomness.
#[tokio::test]
async fn each_start_has_tokens_of_its_own() {
    let (one, two) = (Sandbox::seeded().unwrap(), Sandbox::seeded().unwrap());
    let names = |sandbox: &Sandbox| {
        sandbox
            .store
            .latest()
            .objects
            .into_keys()
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(names(&one).len(), 7);
    assert!(names(&one).is_disjoint(&names(&two)));
    assert_eq!(
        one.get(SECRETS).await.json()["items"].as_array().unwrap().len(),
        7
    );
    assert_eq!(one.server(), "https://sandbox.invalid:5443");
    assert_eq!(one.pins().len(), 1);
}
