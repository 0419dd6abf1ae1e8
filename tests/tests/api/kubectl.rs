//! kubectl through the proxy, over TLS and with a bearer token: each command says what the same says straight at the
//! API server.

use std::path::Path;
use std::time::Duration;

use karmada_token_tests::{CommandLine, ControlPlane, Kubeconfig, Outcome, Serve, User, kubectl, story};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::time::timeout;

const SELECTOR: &str = "--field-selector=type=bootstrap.kubernetes.io/token";

/// How long kubectl may take to print a line.
const PATIENCE: Duration = Duration::from_secs(30);

/// The two ways to one API server.
struct Ways {
    through: Kubeconfig,
    straight: Kubeconfig,
}

impl Ways {
    /// What a command prints on either way; `ID` in it stands for another token on each.
    async fn run(&self, words: &str, ids: [&str; 2]) -> Outcome<[String; 2]> {
        let mut printed = [String::new(), String::new()];
        for (way, (kubeconfig, id)) in [&self.through, &self.straight].into_iter().zip(ids).enumerate() {
            let words = words.replace("ID", id);
            let words: Vec<&str> = words.split_whitespace().chain(["-n", "kube-system"]).collect();
            printed[way] = kubectl(kubeconfig, &words).await?.replace(id, "ID");
        }
        Ok(printed)
    }

    async fn same(&self, words: &str, ids: [&str; 2]) -> Outcome<String> {
        let [through, straight] = self.run(words, ids).await?;
        assert_eq!(through, straight, "kubectl {words}");
        Ok(through)
    }
}

fn manifest(folder: &Path, id: &str) -> Outcome<String> {
    let secret = json!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": { "name": format!("bootstrap-token-{id}"), "namespace": "kube-system" },
        "type": "bootstrap.kubernetes.io/token",
        "stringData": { "token-id": id, "token-secret": "0123456789abcdef", "usage-bootstrap-signing": "true" },
    });
    let path = folder.join(format!("{id}.json"));
    std::fs::write(&path, secret.to_string())?;
    Ok(path.display().to_string())
}

/// What differs between two objects of the same content.
fn without_identity(yaml: &str) -> Outcome<Value> {
    let mut object: Value = serde_saphyr::from_str(yaml)?;
    if let Some(metadata) = object["metadata"].as_object_mut() {
        for key in ["uid", "resourceVersion", "creationTimestamp", "managedFields"] {
            metadata.remove(key);
        }
    }
    object["data"]["token-id"] = Value::Null;
    Ok(object)
}

fn first_cells(table: &str) -> Vec<&str> {
    table
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect()
}

fn ways(plane: &ControlPlane, url: String) -> Ways {
    let straight = plane.kubeconfig(&User::administrator());
    let mut through = straight.clone();
    through.server = url;
    Ways { through, straight }
}

#[tokio::test]
async fn each_command_says_the_same_through_the_proxy() -> Outcome {
    story("kubectl", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane).over_tls(&plane)?).await?;
        let ways = ways(&plane, proxy.tls_url());
        let folder = tempfile::tempdir()?;
        let ids = ["throug", "straig"];
        for id in ids {
            manifest(folder.path(), id)?;
        }
        let file = folder.path().join("ID.json").display().to_string();

        let dry = ways.run(&format!("create -f {file} --dry-run=server -o yaml"), ids).await?;
        assert_eq!(without_identity(&dry[0])?, without_identity(&dry[1])?);
        ways.same(&format!("create -f {file}"), ids).await?;
        let read = ways.run("get secret bootstrap-token-ID -o yaml", ids).await?;
        assert_eq!(without_identity(&read[0])?, without_identity(&read[1])?);

        let all = ways.same(&format!("get secrets {SELECTOR} -o yaml"), ["-", "-"]).await?;
        assert!(all.contains("throug") && all.contains("straig"), "{all}");
        ways.same("get secret bootstrap-token-throug -o json", ["-", "-"]).await?;
        let names = ways.same(&format!("get secrets {SELECTOR} -o name"), ["-", "-"]).await?;
        assert_eq!(names.lines().count(), 2, "{names}");
        // A wish for a Table is answered with the plain list: the columns are kubectl's own.
        let table = ways.run(&format!("get secrets {SELECTOR}"), ["-", "-"]).await?;
        let [through, straight] = table.each_ref().map(|table| first_cells(table));
        assert_eq!(through, straight);
        assert_eq!(through.len(), 3, "the headers and two tokens: {through:?}");
        // It lists, then watches until the condition holds.
        let waits = "wait secret/bootstrap-token-ID --for=jsonpath={.type}=bootstrap.kubernetes.io/token --timeout=20s";
        ways.same(waits, ids).await?;

        let patch = r#"patch secret bootstrap-token-ID --type=merge -p {"stringData":{"description":"patched"}}"#;
        ways.same(patch, ids).await?;
        let patched = ways.run("get secret bootstrap-token-ID -o yaml", ids).await?;
        assert_eq!(without_identity(&patched[0])?, without_identity(&patched[1])?);
        ways.same("delete secret bootstrap-token-ID", ids).await?;
        assert_eq!(ways.same(&format!("get secrets {SELECTOR} -o name"), ["-", "-"]).await?, "");
        Ok(())
    })
    .await
}

/// The sandbox stands in for an API server: kubectl is content with it, and has nothing to say on standard error.
#[tokio::test]
async fn the_sandbox_is_an_api_server_to_it() -> Outcome {
    story("kubectl-sandbox", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let folder = tempfile::tempdir()?;
        let file = manifest(folder.path(), "secret")?;
        let server = format!("--server={}", proxy.url());
        let run = async |words: &str| -> Outcome<String> {
            let words = words
                .split_whitespace()
                .chain([server.as_str(), "-n", "kube-system"]);
            let words: Vec<&str> = words.collect();
            let ran = CommandLine::kubectl(&words)?
                .env("HOME", folder.path())
                .env("KUBECONFIG", "");
            Ok(ran.run().await?.good().to_owned())
        };
        let dry = run(&format!("create -f {file} --dry-run=server")).await?;
        assert_eq!(dry, "secret/bootstrap-token-secret created (server dry run)\n");
        let created = run(&format!("create -f {file}")).await?;
        assert_eq!(created, "secret/bootstrap-token-secret created\n");
        let patch =
            r#"patch secret bootstrap-token-secret --type=merge -p {"stringData":{"description":"patched"}}"#;
        assert_eq!(run(patch).await?, "secret/bootstrap-token-secret patched\n");
        let read: Value = serde_saphyr::from_str(&run("get secret bootstrap-token-secret -o yaml").await?)?;
        assert_eq!(read["data"]["description"], "cGF0Y2hlZA==");
        assert!(run("get secrets").await?.contains("bootstrap-token-secret"));
        let deleted = run("delete secret bootstrap-token-secret").await?;
        assert!(
            deleted.starts_with("secret \"bootstrap-token-secret\" deleted"),
            "{deleted}"
        );
        assert!(run("api-resources").await?.contains("certificatesigningrequests"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_watch_prints_what_happens() -> Outcome {
    story("kubectl-watch", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane).over_tls(&plane)?).await?;
        let ways = ways(&plane, proxy.tls_url());
        let folder = tempfile::tempdir()?;
        let [before, later] = [
            manifest(folder.path(), "before")?,
            manifest(folder.path(), "later1")?,
        ];
        kubectl(&ways.straight, &["create", "-f", &before]).await?;
        let kubeconfig = plane.write_kubeconfig("watching", &ways.through)?;
        let watch = [
            "-n",
            "kube-system",
            "get",
            "secrets",
            SELECTOR,
            "-w",
            "-o",
            "name",
        ];
        let mut watch = CommandLine::kubectl(&watch)?
            .env("HOME", folder.path())
            .kubeconfig(&kubeconfig)
            .start()?;
        let stdout = watch
            .stdout
            .take()
            .ok_or_else(|| std::io::Error::other("standard output is no pipe"))?;
        let mut lines = BufReader::new(stdout).lines();
        let mut next = async || timeout(PATIENCE, lines.next_line()).await;
        assert_eq!(next().await??.as_deref(), Some("secret/bootstrap-token-before"));
        // The list is read: what comes now, comes by the watch.
        kubectl(&ways.straight, &["create", "-f", &later]).await?;
        assert_eq!(next().await??.as_deref(), Some("secret/bootstrap-token-later1"));
        watch.kill().await?;
        Ok(())
    })
    .await
}
