//! `list`: kubeadm's cells, karmadactl's table, and what both lack.

use karmada_token_tests::{AuditEvent, CommandLine, KARMADA_GROUP, Outcome, User, kubectl, story};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};

use super::support::Road;

const SECRET: (&str, &str) = ("token-secret", "0123456789abcdef");
const SIGNING: (&str, &str) = ("usage-bootstrap-signing", "true");
const AUTHENTICATION: (&str, &str) = ("usage-bootstrap-authentication", "true");

/// Tokens of every kind, by ID.
async fn furnish(road: &Road) -> Outcome {
    let secrets = road.secrets().await?;
    let both = [
        SECRET,
        SIGNING,
        AUTHENTICATION,
        ("auth-extra-groups", KARMADA_GROUP),
    ];
    let rows: [(&str, &[(&str, &str)]); 6] = [
        ("aaever", &[]),
        (
            "bbgone",
            &[
                ("expiration", "2020-01-01T00:00:00Z"),
                ("description", "long gone"),
            ],
        ),
        (
            "ccyear",
            &[
                ("expiration", "2126-01-01T00:00:00Z"),
                ("description", "für später"),
            ],
        ),
        (
            "ddgrou",
            &[
                ("auth-extra-groups", "system:bootstrappers:a,bad"),
                ("expiration", "2127-01-01T00:00:00Z"),
            ],
        ),
        ("eetime", &[("expiration", "tomorrow")]),
        ("ffless", &[("token-secret", "")]),
    ];
    for (id, more) in rows {
        let mut data = vec![("token-id", id)];
        data.extend(
            both.iter()
                .filter(|(key, _)| more.iter().all(|(other, _)| other != key)),
        );
        data.extend(more);
        secrets
            .create_token(&format!("bootstrap-token-{id}"), &data)
            .await?;
    }
    let data = [("token-id", "ggnone"), SECRET];
    secrets.create_token("bootstrap-token-ggnone", &data).await?;
    Ok(())
}

/// Cells are two spaces or more apart.
fn cells(text: &str) -> Vec<Vec<&str>> {
    text.lines()
        .map(|line| {
            line.split("  ")
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .collect()
        })
        .collect()
}

fn ids(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(|item| item["id"].as_str()).collect()
}

#[tokio::test]
async fn every_form_sorts_filters_and_masks() -> Outcome {
    story("terminal-list", async |stage| {
        let road = Road::alone(stage).await?;
        let none = road.run(&["list"]).await?;
        assert_eq!((none.code, none.stdout.as_str()), (Some(0), ""), "as karmadactl: no headers over nothing");
        assert_eq!(none.stderr, "there are no tokens\n");
        furnish(&road).await?;

        // The same cells as kubeadm's, whatever the gaps between them.
        let theirs = road.kubeadm(&["list"]).await?;
        let ours = road.run(&["list"]).await?;
        assert_eq!((ours.code, theirs.code), (Some(0), Some(0)));
        assert_eq!(cells(&ours.stdout), cells(&theirs.stdout));
        // What can't be read is told beside it, and the rest is listed.
        for id in ["eetime", "ffless"] {
            assert!(ours.stderr.contains(&format!("bootstrap-token-{id}")), "{ours:?}");
            assert!(!ours.stdout.contains(id), "{ours:?}");
        }
        // karmadactl's table: three spaces after the widest cell of each column, none at the end.
        let lines: Vec<&str> = ours.stdout.lines().collect();
        assert_eq!(
            lines[..2],
            [
                "TOKEN                     TTL         EXPIRES                USAGES                   DESCRIPTION   EXTRA GROUPS",
                "aaever.0123456789abcdef   <forever>   <never>                authentication,signing   <none>        \
                 system:bootstrappers:karmada:default-cluster-token",
            ]
        );

        let wide = road.run(&["list", "-o", "wide"]).await?;
        assert!(wide.good().contains("malformed       its expiration is not a time in RFC 3339"), "{wide:?}");

        let list: Value = serde_json::from_str(road.run(&["list", "-o=json"]).await?.good())?;
        assert_eq!(ids(&list), ["aaever", "bbgone", "ccyear", "ddgrou", "eetime", "ffless", "ggnone"]);
        let states: Vec<&str> = list["items"].as_array().unwrap().iter().map(|item| item["state"].as_str().unwrap()).collect();
        assert_eq!(
            states,
            ["never-expires", "expired", "usable", "not-joinable", "malformed", "malformed", "suspended"]
        );
        assert_eq!(list["items"][3]["reasons"], json!(["bad-group"]));
        assert_eq!(list["items"][3]["authenticates"], json!(false));
        assert_eq!(list["items"][3]["signed"], json!(true));
        // What kubeadm's own JSON says, ours says in the same fields.
        let theirs = road.kubeadm(&["list", "-o=json"]).await?;
        for token in serde_json::Deserializer::from_str(&theirs.stdout).into_iter::<Value>() {
            let token = token?;
            let ours = list["items"].as_array().unwrap().iter().find(|item| item["token"] == token["token"]).unwrap();
            for field in ["description", "expires", "usages", "groups"] {
                let (theirs, ours) = (&token[field], &ours[field]);
                assert!(ours == theirs || (theirs.is_null() && *ours == json!([])), "{field}: {ours} {theirs}");
            }
        }

        let yaml = road.run(&["list", "-o", "yaml"]).await?;
        let read: Value = serde_saphyr::from_str(yaml.good())?;
        assert_eq!(read, list);

        let names = road.run(&["list", "-o", "name", "--expired"]).await?;
        assert_eq!(names.good(), "secret/bootstrap-token-bbgone\nsecret/bootstrap-token-eetime\n");
        let usable = road.run(&["list", "-o", "name", "--usable"]).await?;
        assert_eq!(usable.good(), "secret/bootstrap-token-aaever\nsecret/bootstrap-token-ccyear\n");
        let sorted: Value =
            serde_json::from_str(road.run(&["list", "-o=json", "--sort=expires", "--reverse"]).await?.good())?;
        assert_eq!(ids(&sorted), ["ggnone", "ffless", "aaever", "ddgrou", "ccyear", "bbgone", "eetime"]);

        for form in ["text", "wide", "json", "yaml"] {
            let masked = road.run(&["list", "--mask", "-o", form]).await?;
            assert!(!masked.stdout.contains(SECRET.1), "{masked:?}");
            assert!(masked.stdout.contains("aaever.****************"), "{masked:?}");
        }
        let proxied = road.through_the_proxy(stage).await?;
        for arguments in [&["list", "--mask"][..], &["list", "-o=json", "--expired"], &["list", "-o=wide", "--usable"]] {
            assert_eq!(proxied.run(arguments).await?, road.run(arguments).await?);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_watch_tells_what_comes_changes_and_goes() -> Outcome {
    story("terminal-watch", async |stage| {
        let straight = Road::alone(stage).await?;
        watch(&straight).await?;
        let proxied = straight.through_the_proxy(stage).await?;
        watch(&proxied).await
    })
    .await
}

async fn watch(road: &Road) -> Outcome {
    road.run(&["create", "before.0123456789abcdef"]).await?.good();
    let command = CommandLine::karmada_token(&["list", "--watch", "-o=json", "--mask"])?;
    let mut watch = command.kubeconfig(&road.kubeconfig).start()?;
    let stdout = watch
        .stdout
        .take()
        .ok_or_else(|| std::io::Error::other("standard output is no pipe"))?;
    let mut lines = BufReader::new(stdout).lines();
    let mut next = async || -> Outcome<(String, String, String)> {
        let line = lines.next_line().await?.unwrap_or_default();
        let event: Value = serde_json::from_str(&line)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok((
            text(&event["type"]),
            text(&event["object"]["token"]),
            text(&event["object"]["description"]),
        ))
    };
    let told = |event: &str, id: &str, description: &str| {
        (
            event.to_owned(),
            format!("{id}.****************"),
            description.to_owned(),
        )
    };
    assert_eq!(next().await?, told("ADDED", "before", ""));
    road.run(&["create", "latter.0123456789abcdef"]).await?.good();
    assert_eq!(next().await?, told("ADDED", "latter", ""));
    let administrator = road.plane.kubeconfig(&User::administrator());
    let patch = json!({"stringData": {"description": "changed"}}).to_string();
    let change = [
        "patch",
        "secret",
        "-n=kube-system",
        "bootstrap-token-before",
        "--patch",
        &patch,
    ];
    kubectl(&administrator, &change).await?;
    assert_eq!(next().await?, told("MODIFIED", "before", "changed"));
    road.run(&["delete", "latter"]).await?.good();
    assert_eq!(next().await?, told("DELETED", "latter", ""));
    watch.kill().await?;
    road.run(&["delete", "before"]).await?.good();
    Ok(())
}

#[tokio::test]
async fn ten_thousand_tokens_are_read_page_by_page() -> Outcome {
    const TOKENS: usize = 10_000;
    story("terminal-many", async |stage| {
        let road = Road::alone(stage).await?;
        road.secrets().await?.create_many(TOKENS).await?;

        let ran = road.run(&["list", "--mask"]).await?;
        let lines: Vec<&str> = ran.good().lines().skip(1).collect();
        assert_eq!(lines.len(), TOKENS);
        assert!(
            lines.is_sorted() && lines[0].starts_with("000000.") && lines[TOKENS - 1].starts_with("009999.")
        );
        let events = AuditEvent::read(&road.plane.audit_log())?;
        let pages = events.iter().filter(|event| {
            event.request_uri.contains("limit=500") && event.request_uri.contains("kube-system/secrets")
        });
        assert_eq!(pages.count(), TOKENS / 500);
        Ok(())
    })
    .await
}
