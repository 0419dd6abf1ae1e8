use super::*;
use std::convert::Infallible;

fn secret(value: u32) -> Value {
    json!({ "metadata": {}, "value": value })
}

fn set(store: &Store, name: &str, value: u32) {
    let made: Result<_, Infallible> = store.put(name, false, |_| Ok(secret(value)));
    assert!(made.is_ok());
}

fn remove(store: &Store, name: &str) {
    let removed: Result<_, Infallible> = store.remove(name, false, |_| Ok(()));
    assert!(removed.is_ok());
}

/// Names and values.
fn content(snapshot: &Snapshot) -> Vec<(&str, u64)> {
    let value = |object: &Object| object["value"].as_u64().unwrap();
    snapshot
        .objects
        .iter()
        .map(|(name, object)| (name.as_str(), value(object)))
        .collect()
}

/// a=1 at 101, b=1 at 102, a=2 at 103, b gone at 104, c=1 at 105.
fn lived(capacity: usize) -> Store {
    let store = Store::new(100, capacity);
    set(&store, "a", 1);
    set(&store, "b", 1);
    set(&store, "a", 2);
    remove(&store, "b");
    set(&store, "c", 1);
    store
}

#[test]
fn every_change_takes_the_next_revision() {
    let store = lived(10);
    assert_eq!(store.latest().revision, 105);
    assert_eq!(store.get("a").unwrap()["metadata"]["resourceVersion"], "103");
    assert_eq!(content(&store.latest()), [("a", 2), ("c", 1)]);
}

#[test]
fn what_stays_as_it_was_takes_no_revision() {
    let store = lived(10);
    let unchanged: Result<_, Infallible> = store.put("a", false, |before| Ok(before.unwrap().clone()));
    assert_eq!(unchanged, Ok(store.get("a").unwrap()));
    remove(&store, "nobody");
    assert_eq!(store.latest().revision, 105);
}

#[test]
fn a_dry_run_shows_and_keeps_nothing() {
    let store = lived(10);
    let shown: Result<_, Infallible> = store.put("a", true, |_| Ok(secret(9)));
    assert_eq!(*shown.unwrap(), secret(9));
    let told: Result<_, Infallible> = store.remove("a", true, |_| Ok("gone"));
    assert_eq!(told, Ok("gone"));
    assert_eq!(content(&store.latest()), [("a", 2), ("c", 1)]);
    assert_eq!(store.revision(), 105);
}

#[test]
fn a_refusal_changes_nothing() {
    let store = lived(10);
    assert_eq!(store.put("a", false, |_| Err("no")), Err("no"));
    assert_eq!(store.remove("a", false, |_| Err::<(), _>("no")), Err("no"));
    assert_eq!(content(&store.latest()), [("a", 2), ("c", 1)]);
}

#[test]
fn earlier_revisions_are_told_by_undoing() {
    let store = lived(10);
    assert_eq!(content(&store.at(100).unwrap()), []);
    assert_eq!(content(&store.at(102).unwrap()), [("a", 1), ("b", 1)]);
    assert_eq!(content(&store.at(103).unwrap()), [("a", 2), ("b", 1)]);
    assert_eq!(content(&store.at(104).unwrap()), [("a", 2)]);
    assert_eq!(content(&store.at(105).unwrap()), [("a", 2), ("c", 1)]);
}

#[test]
fn changes_are_told_from_any_known_revision() {
    let store = lived(10);
    let revisions = |from| {
        store
            .since(from)
            .unwrap()
            .0
            .iter()
            .map(|change| change.revision)
            .collect::<Vec<_>>()
    };
    assert_eq!(revisions(100), [101, 102, 103, 104, 105]);
    assert_eq!(revisions(103), [104, 105]);
    assert_eq!(revisions(105), [0; 0]);
    assert_eq!(store.since(900).unwrap().1, 900);
}

#[test]
fn what_the_history_no_longer_holds_is_compacted() {
    let store = lived(2);
    let compacted = Compacted { oldest: 103 };
    assert_eq!(store.since(102).unwrap_err(), compacted);
    assert_eq!(store.at(102).unwrap_err(), compacted);
    assert_eq!(content(&store.at(103).unwrap()), [("a", 2), ("b", 1)]);
    assert_eq!(store.since(99).unwrap_err(), compacted);
}

#[test]
fn whoever_waits_is_woken() {
    let store = lived(10);
    let mut revision = store.subscribe();
    assert_eq!(*revision.borrow_and_update(), 105);
    remove(&store, "a");
    assert!(revision.has_changed().unwrap());
    assert_eq!(*revision.borrow_and_update(), 106);
}
