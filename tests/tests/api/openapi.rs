//! The OpenAPI document, tried by a fuzzer that knows nothing but the document: what it describes is answered as it
//! says, what it doesn't is refused, and nothing brings the server down.

use std::path::Path;

use karmada_token_tests::{CommandLine, Outcome, Proxy, Serve, User, story};

const CONFIG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/schemathesis.toml");

/// Runs schemathesis against a proxy, as its own page or as a script with a token would ask.
async fn fuzz(proxy: &Proxy, folder: &Path, token: Option<&str>) -> Outcome {
    run(proxy, folder, token, CONFIG, &[], "Tested: 25").await?;
    some_were_taken(proxy, "list").await
}

/// That not all of these were refused for the way in which they were written.
async fn some_were_taken(proxy: &Proxy, operation: &str) -> Outcome {
    let metrics = proxy.http().get("/metrics").await?.text();
    let answered = format!("{{operation=\"{operation}\",code=\"200\"}}");
    assert!(metrics.contains(&answered), "{answered}: {metrics}");
    Ok(())
}

/// The same by this file and with further options, until it has told this.
async fn run(
    proxy: &Proxy,
    folder: &Path,
    token: Option<&str>,
    config: &str,
    options: &[&str],
    told: &str,
) -> Outcome {
    let url = proxy.url();
    let document = format!("{url}/-/openapi.json");
    let headers: Vec<String> = token
        .map(|token| format!("Authorization: Bearer {token}"))
        .into_iter()
        .chain([format!("Origin: {url}"), "Sec-Fetch-Site: same-origin".to_owned()])
        .collect();
    let mut arguments = vec!["--config-file", config, "run", &document, "--no-color"];
    arguments.extend(options);
    for header in &headers {
        arguments.extend(["--header", header]);
    }
    let ran = CommandLine::schemathesis(&arguments)?
        .within(folder)
        .run()
        .await?;
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains(told), "{}", ran.stdout);
    // As the proxy logs one; the other word is the standard library's, before there is a log.
    for word in ["a panic", "panicked"] {
        assert!(!proxy.output().contains(word), "{}", proxy.output());
    }
    Ok(())
}

#[tokio::test]
async fn the_sandbox_keeps_to_the_document() -> Outcome {
    story("openapi-sandbox", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let folder = tempfile::tempdir()?;
        fuzz(&proxy, folder.path(), None).await
    })
    .await
}

/// How the document's one operation for both is kept to lists, and what makes watches of them: an answer is no one document then.
const LISTS: &str = "parameters = { \"query.watch\" = \"false\"";
const WATCHES: &str =
    "checks.response_schema_conformance.enabled = false\nparameters = { \"query.watch\" = \"true\"";

#[tokio::test]
async fn a_watch_keeps_to_the_document() -> Outcome {
    story("openapi-watch", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let folder = tempfile::tempdir()?;
        let config = std::fs::read_to_string(CONFIG)?;
        assert!(config.contains(LISTS), "{config}");
        let file = folder.path().join("watch.toml");
        std::fs::write(&file, config.replace(LISTS, WATCHES))?;
        let file = file.display().to_string();
        let only = ["--include-operation-id", "list-or-watch"];
        run(&proxy, folder.path(), None, &file, &only, "Tested: 1").await?;
        some_were_taken(&proxy, "watch").await
    })
    .await
}

/// With each request tried without a good token too.
#[tokio::test]
async fn s01_s19_the_real_api_server_behind_it_keeps_to_the_document() -> Outcome {
    story("openapi-bearer", async |stage| {
        let plane = stage.control_plane_without_controllers().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let folder = tempfile::tempdir()?;
        fuzz(&proxy, folder.path(), User::administrator().token()).await
    })
    .await
}
