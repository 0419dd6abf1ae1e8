//! `validate` and `explain`: core's diagnosis, for people and programs.

use karmada_token_tests::{CommandLine, Outcome, Ran};
use serde_json::Value;

async fn examine(arguments: &[&str], stdin: &str) -> Outcome<Ran> {
    CommandLine::karmada_token(arguments)?.stdin(stdin).run().await
}

#[tokio::test]
async fn what_is_good_is_said_to_be() -> Outcome {
    let ran = examine(&["validate", "abcdef.q1w2e3r4t5z6u7i8"], "").await?;
    assert_eq!(ran.good(), "token: nothing is wrong with it\n");
    // Words that look like flags belong to the text.
    let pin = format!("sha256:{}", "0123456789abcdef".repeat(4));
    let command = [
        "register",
        "karmada.example.com:5443",
        "--token",
        "abcdef.q1w2e3r4t5z6u7i8",
    ];
    let mut arguments = vec!["validate", "karmadactl"];
    arguments.extend(command);
    arguments.extend(["--discovery-token-ca-cert-hash", &pin]);
    let ran = examine(&arguments, "").await?;
    assert!(ran.good().starts_with("register-command: "), "{ran:?}");
    // Of any other text they are our own.
    let ran = examine(&["validate", "abcdef.q1w2e3r4t5z6u7i8", "-o", "json"], "").await?;
    let found: Value = serde_json::from_str(ran.good())?;
    assert_eq!(found[0]["kind"], "token");
    // Piped in.
    let piped = examine(&["validate"], "abcdef.q1w2e3r4t5z6u7i8").await?;
    assert_eq!(piped.good(), "token: nothing is wrong with it\n");
    // As `generate` prints it.
    let printed = examine(&["validate"], "abcdef.q1w2e3r4t5z6u7i8\n").await?;
    assert_eq!(printed.good(), "token: nothing is wrong with it\n");
    Ok(())
}

#[tokio::test]
async fn what_is_wrong_is_named_placed_and_explained() -> Outcome {
    let text = "ABCDEF.q1w2e3r4t5z6u7i8";
    let brief = examine(&["validate", text], "").await?;
    assert_eq!(brief.code, Some(1));
    assert_eq!(brief.stderr, "karmada-token: 1 of 1 can't be used as they are\n");
    assert!(
        brief
            .stdout
            .starts_with("token: can't be used as it is\n  error at characters 1 to 6: "),
        "{brief:?}"
    );
    assert!(!brief.stdout.contains("corrected"), "{brief:?}");

    let full = examine(&["explain", text], "").await?;
    assert!(
        full.stdout.ends_with("  corrected: abcdef.q1w2e3r4t5z6u7i8\n"),
        "{full:?}"
    );
    assert!(full.stdout.lines().count() > brief.stdout.lines().count());

    let json = examine(&["validate", "-o=json"], text).await?;
    assert_eq!(json.code, Some(1));
    let found: Value = serde_json::from_str(&json.stdout)?;
    assert_eq!(
        (&found[0]["kind"], &found[0]["worst"]),
        (&"token".into(), &"error".into())
    );
    let finding = &found[0]["findings"][0];
    assert!(finding.get("fix").is_none(), "{finding}");
    assert_eq!((&finding["start"], &finding["end"]), (&0.into(), &6.into()));
    assert!(
        brief.stdout.contains(finding["code"].as_str().unwrap_or("?")),
        "{finding}"
    );
    Ok(())
}

#[tokio::test]
async fn colours_are_for_people() -> Outcome {
    // Standard output is no terminal here.
    let plain = examine(&["validate", "abcdef.q1w2e3r4t5z6u7i8"], "").await?;
    assert!(!plain.stdout.contains('\u{1b}'));
    let coloured = examine(&["validate", "--color=always", "abcdef.q1w2e3r4t5z6u7i8"], "").await?;
    assert_eq!(
        coloured.good(),
        "token: \u{1b}[32mnothing is wrong with it\u{1b}[0m\n"
    );
    Ok(())
}

#[tokio::test]
async fn files_are_looked_at_each_by_itself() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).map(|()| path.display().to_string())
    };
    let good = file("good", "abcdef.q1w2e3r4t5z6u7i8\n")?;
    let bad = file(
        "bad.yaml",
        "kind: Secret\ntype: bootstrap.kubernetes.io/token\nmetadata: {name: other}\n",
    )?;
    let ran = examine(&["validate", "-f", &good, "-f", &bad], "").await?;
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (Some(1), "karmada-token: 1 of 2 can't be used as they are\n")
    );
    assert!(ran.stdout.contains(&format!("{good}: token: ")), "{ran:?}");
    assert!(
        ran.stdout
            .contains(&format!("{bad}: secret: can't be used as it is\n")),
        "{ran:?}"
    );
    let ran = examine(&["validate", "-f", "-", "-f", &good], "abcdef").await?;
    assert!(
        ran.good().starts_with("standard input: token-id: ") && ran.stdout.contains(&good),
        "{ran:?}"
    );
    // That a text is wrong is told by another code.
    for name in ["/nonexistent/\u{1b}]0;x", "/"] {
        let ran = examine(&["validate", "-f", &good, "-f", name], "").await?;
        let told = ran.failed(64);
        assert!(
            told.starts_with("karmada-token: /") && !told.contains('\u{1b}'),
            "{ran:?}"
        );
    }
    Ok(())
}
