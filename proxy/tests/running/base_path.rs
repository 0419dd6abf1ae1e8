//! Under a path of a server in front: every path of the console is there, and nowhere else.

use crate::support::{SECRETS, Server};
use rstest::rstest;

#[rstest]
#[case("/tokens/", 200)]
#[case("/tokens", 308)]
#[case("/tokens/-/info", 200)]
#[case("/tokens/nothing", 404)]
#[case("/livez", 200)]
#[case("/tokens/livez", 200)]
#[case("/", 404)]
#[case("/-/info", 404)]
#[case("/tokensmore", 404)]
#[tokio::test]
async fn all_is_under_it(#[case] path: &str, #[case] code: u16) {
    let server = Server::sandbox(&["--base-path=/tokens/"]);
    assert!(server.link.ends_with("/tokens/"), "{}", server.link);
    let reply = server.call("GET", path).own_page().send().await;
    assert_eq!(reply.code, code, "{}", reply.text());
    assert!(
        reply
            .header("content-security-policy")
            .contains("default-src 'none'")
    );
    if code == 308 {
        assert_eq!(reply.header("location"), "/tokens/");
    }
}

#[tokio::test]
async fn s08_the_guards_are_before_it_too() {
    let server = Server::sandbox(&["--base-path=/tokens"]);
    let list = || server.call("GET", &format!("/tokens{SECRETS}")).own_page();
    assert_eq!(list().send().await.code, 200);
    assert_eq!(list().instead("host", "evil.test").send().await.code, 403);
    let bare = server.call("GET", SECRETS).own_page().send().await;
    assert_eq!(bare.code, 404, "{}", bare.text());
}
