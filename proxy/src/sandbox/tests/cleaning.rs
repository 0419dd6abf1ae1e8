use super::fixture::{NAMED, SECRETS, START, empty, path_of, seeded, token, with_token};
use crate::sandbox::{Sandbox, secret};
use karmada_token_core::Timestamp;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::sleep;

fn clean(sandbox: &Sandbox) -> JoinHandle<()> {
    tokio::spawn(sandbox.clone().run_cleaner())
}

fn ending_in(seconds: i64) -> Value {
    let end = Timestamp::from_unix_seconds(i64::try_from(START).unwrap() + seconds).unwrap();
    let mut secret = token();
    secret["stringData"]["expiration"] = json!(end.to_string());
    secret
}

#[tokio::test(start_paused = true)]
async fn a_token_goes_when_it_expires() {
    let sandbox = with_token(ending_in(5)).await;
    let cleaner = clean(&sandbox);
    sleep(Duration::from_millis(4900)).await;
    assert_eq!(sandbox.get(NAMED).await.code, 200);
    sleep(Duration::from_millis(200)).await;
    assert_eq!(sandbox.get(NAMED).await.code, 404);
    cleaner.abort();
}

#[tokio::test(start_paused = true)]
async fn a_token_made_while_it_runs_goes_too() {
    let sandbox = empty();
    let cleaner = clean(&sandbox);
    sleep(Duration::from_secs(1)).await;
    assert_eq!(sandbox.post(SECRETS, &ending_in(3)).await.code, 201);
    sleep(Duration::from_millis(2100)).await;
    assert_eq!(sandbox.get(NAMED).await.code, 404);

    assert_eq!(sandbox.post(SECRETS, &token()).await.code, 201);
    let unparseable = json!({ "expiration": "tomorrow" });
    assert_eq!(sandbox.spoil(&unparseable).await.code, 200);
    sleep(Duration::from_millis(100)).await;
    assert_eq!(
        sandbox.get(NAMED).await.code,
        404,
        "unparseable counts as expired"
    );
    cleaner.abort();
}

#[tokio::test(start_paused = true)]
async fn tokens_that_never_expire_stay() {
    let sandbox = with_token(token()).await;
    let cleaner = clean(&sandbox);
    sleep(Duration::from_hours(48)).await;
    assert_eq!(sandbox.get(NAMED).await.code, 200);
    cleaner.abort();
}

#[tokio::test(start_paused = true)]
async fn an_extended_token_stays() {
    let sandbox = with_token(ending_in(5)).await;
    let cleaner = clean(&sandbox);
    sleep(Duration::from_secs(4)).await;
    assert_eq!(
        sandbox
            .patch(NAMED, &json!({ "data": { "expiration": null } }))
            .await
            .code,
        200
    );
    sleep(Duration::from_secs(60)).await;
    assert_eq!(sandbox.get(NAMED).await.code, 200);
    cleaner.abort();
}

#[tokio::test(start_paused = true)]
async fn what_had_expired_before_is_kept_for_show_until_it_changes() {
    let sandbox = seeded();
    let cleaner = clean(&sandbox);
    sleep(Duration::from_mins(10)).await;
    assert_eq!(sandbox.store.latest().objects.len(), 7);
    sleep(Duration::from_mins(31)).await;
    assert_eq!(
        sandbox.store.latest().objects.len(),
        6,
        "the one that ends after 40 minutes is gone"
    );

    let now = sandbox.clock.now();
    let records = sandbox.store.latest().objects;
    let records = records.values().filter_map(|object| secret::record(object));
    let mut expired = records.filter(|record| record.expiration.has_passed(now));
    let target = path_of(&expired.next().unwrap().id.unwrap().to_string());
    let patch = json!({ "stringData": { "description": "new" } });
    assert_eq!(sandbox.patch(&target, &patch).await.code, 200);
    sleep(Duration::from_secs(1)).await;
    assert_eq!(sandbox.get(&target).await.code, 404);
    cleaner.abort();
}
