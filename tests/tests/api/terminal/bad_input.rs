//! Bad input: one clear message, the documented exit code, no stack trace, no secret.

use std::net::TcpListener;

use karmada_token_tests::{CommandLine, Outcome, Ran, User, story};

use super::support::Road;

/// Whatever was wrong: one message and nothing secret in it.
#[track_caller]
fn told_once(ran: &Ran, code: i32, words: &str) {
    let told = ran.failed(code);
    assert!(told.contains(words), "{words:?} is not in {told:?}");
    assert!(
        !told.contains("panicked") && !told.contains("backtrace"),
        "{told}"
    );
    for secret in ["zzcana", "static-bearer-token"] {
        assert!(!told.to_ascii_lowercase().contains(secret), "a secret: {told}");
    }
}

#[tokio::test]
async fn flags_that_are_wrong() -> Outcome {
    let cases: [(&[&str], &str); 22] = [
        (&[], "Usage:"),
        (&["creat"], "a similar subcommand exists: 'create'"),
        (&["list", "--sort=age"], "invalid value 'age' for '--sort"),
        (&["list", "-o", "xml"], "invalid value 'xml' for '--output"),
        (&["list", "--expired", "--usable"], "cannot be used with"),
        (&["list", "--watch", "-o=yaml"], "--watch has no YAML form"),
        (
            &["list", "abcdef.0123456789zzcana"],
            "unexpected argument 'abcdef.****************'",
        ),
        (&["create", "--ttl", "1d"], "a day is 24h"),
        (&["create", "--ttl=soon"], "--ttl: a number is expected"),
        (&["create", "--ttl=500ms"], "at least 1s"),
        (&["create", "--usages="], "a token needs a usage"),
        (&["create", "--description", "a\u{7}b"], "control character"),
        (
            &["create", "abcdef.Z123456789ZZCANA"],
            "argument 1: the token secret, after the dot, may hold only a-z and 0-9",
        ),
        (&["create", "abcdef"], "argument 1: a token has a dot"),
        (
            &["create", "--endpoint=karmada:5443"],
            "add --print-register-command",
        ),
        (&["create", "--cluster-name=a"], "add --print-register-command"),
        (
            &["create", "--print-register-command", "--endpoint=http://a"],
            "--endpoint: the endpoint is http://",
        ),
        (
            &["create", "--print-register-command", "--cluster-name=A"],
            "--cluster-name: only a-z",
        ),
        (
            &["create", "--print-register-command", "--print-join-command"],
            "choose one",
        ),
        (
            &["create", "--print-register-command=maybe"],
            "a switch is true or false",
        ),
        (&["delete"], "required"),
        (&["delete", "--yes", "abcdef"], "--expired"),
    ];
    for (arguments, words) in cases {
        let ran = CommandLine::karmada_token(arguments)?
            .env("HOME", "/nonexistent")
            .run()
            .await?;
        told_once(&ran, 64, words);
    }
    Ok(())
}

#[tokio::test]
async fn kubeconfigs_that_are_wrong() -> Outcome {
    let folder = tempfile::tempdir()?;
    let garbled = folder.path().join("garbled");
    std::fs::write(&garbled, "users: [static-bearer-token-0123456789abcdef: }")?;
    let empty = folder.path().join("empty");
    std::fs::write(&empty, "apiVersion: v1\nkind: Config\n")?;
    let list = async |home: &str, flag: Option<&std::path::Path>| -> Outcome<Ran> {
        let command = CommandLine::karmada_token(&["list"])?.env("HOME", home);
        match flag {
            Some(file) => command.kubeconfig(file),
            None => command,
        }
        .run()
        .await
    };
    told_once(
        &list("/nonexistent", None).await?,
        64,
        "there is no kubeconfig: name the Karmada control plane's",
    );
    told_once(
        &list("/nonexistent", Some(&folder.path().join("missing"))).await?,
        64,
        "missing can't be used",
    );
    told_once(&list("/nonexistent", Some(&garbled)).await?, 64, "line 1");
    told_once(
        &list("/nonexistent", Some(&empty)).await?,
        64,
        "no current context",
    );
    Ok(())
}

#[tokio::test]
async fn servers_that_dont_answer_or_dont_agree() -> Outcome {
    story("terminal-bad-servers", async |stage| {
        let road = Road::straight(stage).await?;
        let mut kubeconfig = road.plane.kubeconfig(&User::administrator());
        let free = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        kubeconfig.server = format!("https://{free}");
        let nowhere = road.plane.write_kubeconfig("nowhere", &kubeconfig)?;
        let silent = TcpListener::bind("127.0.0.1:0")?;
        kubeconfig.server = format!("https://{}", silent.local_addr()?);
        let mute = road.plane.write_kubeconfig("mute", &kubeconfig)?;
        let nobody = road.plane.kubeconfig_file(&User::nobody())?;
        let stranger = road
            .plane
            .kubeconfig_file(&User::bearing("a-token-that-nobody-holds"))?;

        for (file, words) in [
            (&nowhere, "the API server can't be reached"),
            (&mute, "the API server did not answer in time"),
            (&nobody, "User \"nobody\" cannot list resource \"secrets\""),
            (&stranger, "it does not know the kubeconfig's user"),
        ] {
            let list = CommandLine::karmada_token(&["list"])?
                .kubeconfig(file)
                .run()
                .await?;
            told_once(&list, 1, words);
        }
        // Nothing is created before the server was heard.
        let create = CommandLine::karmada_token(&["create"])?
            .kubeconfig(&nowhere)
            .run()
            .await?;
        told_once(&create, 1, "the API server can't be reached");
        let context = CommandLine::karmada_token(&["list", "--context=other"])?
            .kubeconfig(&nobody)
            .run()
            .await?;
        told_once(&context, 64, "no context \"other\"");
        Ok(())
    })
    .await
}
