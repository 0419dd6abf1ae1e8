//! The owner of a kubeconfig is never lent.

use crate::support::{SECRETS, Server, Upstream, kubernetes};

/// In bearer mode the process has no identity; where it has one, a stranger's token is a stranger's all the same.
#[tokio::test]
async fn a_strangers_token_is_a_strangers() {
    let upstream = Upstream::start(kubernetes).await;
    let bearer = Server::kubeconfig(&upstream, &["--auth", "bearer"]);
    for server in [bearer, Server::kubeconfig(&upstream, &[])] {
        let list = || server.call("GET", SECRETS);
        let stranger = list().bearer("nobody").send().await;
        assert_eq!(stranger.refusal(), (401, "Unauthorized".to_owned()));
        assert_eq!(list().bearer("alice").send().await.code, 200);
        assert_eq!(list().own_page().send().await.code, 401);
    }
    let seen = upstream.seen();
    assert!(!seen.is_empty());
    assert!(
        seen.iter()
            .all(|seen| seen.header("authorization") != "Bearer kubeconfig-user"),
        "{seen:?}"
    );
}
