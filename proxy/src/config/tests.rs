use super::*;
use crate::cli::{Cli, Command};
use clap::Parser as _;
use rstest::rstest;
use std::path::PathBuf;

/// A folder of this test alone, gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("karmada-token-config-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

const KUBECONFIG: &str = "
clusters:
- name: karmada
  cluster: {server: 'https://karmada.example.org:5443'}
- name: open
  cluster: {server: 'https://open.example.org', insecure-skip-tls-verify: true}
users:
- name: admin
  user: {client-certificate: /nowhere/admin.crt, client-key: /nowhere/admin.key}
contexts:
- {name: karmada, context: {cluster: karmada, user: admin}}
- {name: open, context: {cluster: open, user: admin}}
- {name: lost, context: {cluster: lost, user: admin}}
current-context: karmada
";

fn args(flags: &[&str]) -> ServeArgs {
    let words = ["karmada-token", "serve"].iter().chain(flags);
    let Command::Serve(args) = Cli::try_parse_from(words).unwrap().command else {
        panic!("another command")
    };
    *args
}

async fn parse(flags: &[&str]) -> Result<Config, String> {
    parse_in(flags, &Environment::default()).await
}

async fn parse_in(flags: &[&str], environment: &Environment) -> Result<Config, String> {
    Config::parse(&args(flags), environment)
        .await
        .map_err(|error| error.to_string())
}

#[tokio::test]
async fn the_mode_is_never_sandbox_unless_asked_for() {
    assert!(parse(&[]).await.unwrap_err().contains("--sandbox"));
    assert!(matches!(parse(&["--sandbox"]).await.unwrap().mode, Mode::Sandbox));
    let pod = Environment {
        in_pod: true,
        ..Environment::default()
    };
    assert!(
        parse_in(&[], &pod)
            .await
            .unwrap_err()
            .contains("must be told which API server")
    );
    let named = parse_in(&["--server", "https://karmada.example.org:5443/"], &pod)
        .await
        .unwrap();
    assert!(
        matches!(named.mode, Mode::Bearer(connection) if connection.server == "https://karmada.example.org:5443")
    );
}

#[tokio::test]
async fn s03_bearer_mode_takes_nothing_but_the_cluster_of_a_kubeconfig() {
    let folder = Folder::new("s03");
    let path = folder.write("config", KUBECONFIG);
    let config = parse(&["--auth", "bearer", "--kubeconfig", &path]).await.unwrap();
    let Mode::Bearer(connection) = config.mode else {
        panic!("not bearer")
    };
    assert!(connection.own.is_none());
    let user = serde_json::to_value(&connection.nobody.auth_info).unwrap();
    assert_eq!(
        user,
        serde_json::to_value(kube_client::config::AuthInfo::default()).unwrap()
    );
    let error = parse(&["--auth", "bearer", "--kubeconfig", &path, "--context", "open"])
        .await
        .unwrap_err();
    assert!(error.contains("insecure-skip-tls-verify"), "{error}");
}

#[rstest]
#[case("http://10.255.255.1:8080", false)]
#[case("https://user@karmada.example.org", false)]
#[case("http://127.0.0.1:8080", true)]
#[tokio::test]
async fn s27_the_server_of_a_kubeconfig_is_held_to_the_same(#[case] url: &str, #[case] good: bool) {
    let folder = Folder::new(&format!("s27{}", url.replace(['/', ':', '@'], "_")));
    let text = KUBECONFIG.replace("https://karmada.example.org:5443", url);
    let path = folder.write("config", &text);
    let outcome = parse(&["--auth", "bearer", "--kubeconfig", &path]).await;
    match outcome {
        Ok(_) => assert!(good),
        Err(error) => assert!(
            !good && error.contains("kubeconfig") && error.contains("https://HOST[:PORT]"),
            "{error}"
        ),
    }
}

#[tokio::test]
async fn bearer_mode_does_not_guess_a_kubeconfig_of_the_home_folder() {
    let folder = Folder::new("home");
    std::fs::create_dir_all(folder.0.join(".kube")).unwrap();
    folder.write(".kube/config", KUBECONFIG);
    let home = Environment {
        home: Some(folder.0.clone()),
        ..Environment::default()
    };
    assert!(matches!(
        parse_in(&[], &home).await.unwrap().mode,
        Mode::Kubeconfig(_)
    ));
    assert!(
        parse_in(&["--auth", "bearer"], &home)
            .await
            .unwrap_err()
            .contains("must be told")
    );
}

#[tokio::test]
async fn kubeconfig_is_a_list_whose_first_word_counts() {
    let folder = Folder::new("list");
    let first = folder.write("first", "{current-context: open}");
    let second = folder.write("second", KUBECONFIG);
    let list = std::env::join_paths([&first, "/nowhere/config", &second]).unwrap();
    let environment = Environment {
        kubeconfig: Some(list),
        ..Environment::default()
    };
    let Mode::Kubeconfig(connection) = parse_in(&[], &environment).await.unwrap().mode else {
        panic!("not kubeconfig")
    };
    assert_eq!(connection.server, "https://open.example.org");
    let nothing = Environment {
        kubeconfig: Some("/nowhere/config".into()),
        ..Environment::default()
    };
    assert!(
        parse_in(&[], &nothing)
            .await
            .unwrap_err()
            .contains("none of the files")
    );
}

#[rstest]
#[case(&["--context", "other"], "\"karmada\", \"open\", \"lost\"")]
#[case(&["--context", "lost"], "no cluster")]
#[case(&["--listen", "0.0.0.0:8321"], "loopback only")]
#[case(&["--listen", "[::]:8321"], "loopback only")]
#[case(&["--listen", "[::ffff:0.0.0.0]:8321"], "loopback only")]
#[case(&["--listen", "192.0.2.1:8321"], "loopback only")]
#[case(&["--listen", "8321"], "127.0.0.1:8321")]
#[case(&["--listen", "localhost"], "127.0.0.1:8321")]
#[case(&["--server", "https://karmada.example.org"], "--auth bearer")]
#[case(&["--certificate-authority", "ca.crt"], "--auth bearer")]
#[case(&["--behind-tls-proxy"], "--auth bearer")]
#[case(&["--allowed-host", "a/b"], "[IPv6]")]
#[case(&["--allowed-origin", "https://a.example.org/"], "no path")]
#[case(&["--frame-ancestors", "*"], "origin")]
#[case(&["--grace-period", "10"], "10s")]
#[case(&["--grace-period=-1s"], "10s")]
#[case(&["--advertise-server", "http://karmada.example.org"], "--advertise-server")]
#[tokio::test]
async fn s04_mistakes_of_kubeconfig_mode_say_what_would_be_right(#[case] flags: &[&str], #[case] word: &str) {
    let folder = Folder::new(&format!("s04{}", flags.join("").replace(['/', ':', '*'], "_")));
    let path = folder.write("config", KUBECONFIG);
    let error = parse(&[&["--kubeconfig", path.as_str()], flags].concat())
        .await
        .unwrap_err();
    assert!(error.contains(word), "{error}");
}

#[rstest]
#[case(&["--listen", "0.0.0.0:8321"], "--behind-tls-proxy")]
#[case(&["--listen", "0.0.0.0:8321", "--behind-tls-proxy"], "--allowed-host")]
#[case(&["--certificate-authority", "/nowhere/ca.crt"], "/nowhere/ca.crt")]
#[case(&["--cookie-key-file", "/nowhere/key"], "/nowhere/key")]
#[case(&["--kubeconfig", "/nowhere/config"], "--server")]
#[case(&["--context", "x"], "--server")]
#[tokio::test]
async fn s27_mistakes_of_bearer_mode_say_what_would_be_right(#[case] flags: &[&str], #[case] word: &str) {
    let always = ["--auth", "bearer", "--server", "https://karmada.example.org:5443"];
    let error = parse(&[&always, flags].concat()).await.unwrap_err();
    assert!(error.contains(word), "{error}");
}

#[rstest]
#[case("karmada.example.org")]
#[case("http://karmada.example.org")]
#[case("https://user@karmada.example.org")]
#[case("https://karmada.example.org/?a=b")]
#[case("ftp://karmada.example.org")]
#[case("")]
#[tokio::test]
async fn a_server_is_named_by_its_url(#[case] url: &str) {
    assert!(
        parse(&["--auth", "bearer", "--server", url])
            .await
            .unwrap_err()
            .contains("https://HOST[:PORT]")
    );
}

/// Of no connections nobody has any use.
#[rstest]
#[case("--max-connections")]
#[case("--max-connections-per-peer")]
#[case("--max-watches")]
fn s26_a_cap_is_at_least_one(#[case] flag: &str) {
    let words = |count| ["karmada-token", "serve", "--sandbox", flag, count];
    assert!(Cli::try_parse_from(words("0")).is_err());
    assert!(Cli::try_parse_from(words("1")).is_ok());
}

#[rstest]
#[case("--kubeconfig")]
#[case("--server")]
#[tokio::test]
async fn the_sandbox_stands_before_nothing(#[case] flag: &str) {
    let error = parse(&["--sandbox", flag, "x"]).await.unwrap_err();
    assert!(error.contains(flag) && error.contains("--sandbox"), "{error}");
}

#[tokio::test]
async fn cookie_keys_are_read_in_their_order() {
    let folder = Folder::new("keys");
    let good = folder.write("good", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    let bad = folder.write("bad", "secret");
    let always = ["--auth", "bearer", "--server", "https://karmada.example.org"];
    let config = parse(
        &[
            &always[..],
            &["--cookie-key-file", &good, "--cookie-key-file", &good],
        ]
        .concat(),
    )
    .await
    .unwrap();
    assert_eq!(
        (config.cookie_keys.others.len(), config.cookie_keys.are_random),
        (1, false)
    );
    let error = parse(&[&always[..], &["--cookie-key-file", &bad]].concat())
        .await
        .unwrap_err();
    assert!(
        error.contains("openssl rand -base64 32") && !error.contains("secret"),
        "{error}"
    );
}

#[tokio::test]
async fn the_endpoint_of_register_commands_has_one_form() {
    for text in ["karmada.example.org:5443", "https://karmada.example.org:5443/"] {
        let config = parse(&["--sandbox", "--advertise-server", text]).await.unwrap();
        assert_eq!(
            config.advertise_server.as_deref(),
            Some("https://karmada.example.org:5443")
        );
    }
}
