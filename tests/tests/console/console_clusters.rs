//! Tokens for many clusters at once, and changes of many of which some fail.

use std::path::Path;
use std::time::Duration;

use karmada_token_tests::{
    Approver, Browser, ControlPlane, Key, Locator, Outcome, Role, SOON, Secrets, User, kubectl, member,
    story, until,
};

/// Admission is told of a new rule a moment after the API server has taken it.
const RULE_IN_FORCE: Duration = Duration::from_secs(20);

/// An admission rule that refuses what this CEL expression doesn't hold for.
fn rule(name: &str, operation: &str, expression: &str) -> String {
    format!(
        r#"
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {{ name: {name} }}
spec:
  failurePolicy: Fail
  matchConstraints:
    resourceRules: [{{ apiGroups: [""], apiVersions: [v1], operations: [{operation}], resources: [secrets] }}]
  validations: [{{ expression: "{expression}", message: the rules of {name} }}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {{ name: {name} }}
spec: {{ policyName: {name}, validationActions: [Deny] }}
"#
    )
}

async fn lay(plane: &ControlPlane, name: &str, manifest: &str) -> Outcome<String> {
    let file = plane.write_file(&format!("{name}.yaml"), manifest)?;
    let file = file.display().to_string();
    kubectl(&plane.kubeconfig(&User::administrator()), &["apply", "-f", &file]).await?;
    Ok(file)
}

async fn lift(plane: &ControlPlane, file: &str) -> Outcome {
    kubectl(&plane.kubeconfig(&User::administrator()), &["delete", "-f", file]).await?;
    Ok(())
}

async fn copied(page: &Browser, dialog: &Locator, button: &str, part: &str) -> Outcome<String> {
    dialog.find(Role::Button, button).click().await?;
    Ok(until("the clipboard", SOON, async || {
        page.clipboard().await.ok().filter(|text| text.contains(part))
    })
    .await?)
}

/// The clusters that there is a token for, each as often as there is one.
async fn made_for(secrets: &Secrets, what: &str) -> Outcome<Vec<String>> {
    let mut clusters = Vec::new();
    for name in secrets.token_names().await? {
        // Another story's may be gone by now.
        let data = secrets
            .data(name.trim_start_matches("bootstrap-token-"))
            .await
            .unwrap_or_default();
        let description = data.get("description").map(String::as_str).unwrap_or_default();
        clusters.extend(description.strip_suffix(&format!(": {what}")).map(str::to_owned));
    }
    clusters.sort();
    Ok(clusters)
}

/// A file that is there, and whole: it ends with a line break.
async fn saved(file: &Path) -> Outcome<String> {
    Ok(until("the file", SOON, async || {
        std::fs::read_to_string(file)
            .ok()
            .filter(|text| text.ends_with('\n'))
    })
    .await?)
}

#[tokio::test]
async fn each_cluster_gets_a_token_and_a_command_and_a_refusal_is_tried_again() -> Outcome {
    story("many-clusters", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let _approver = Approver::start(&plane).await?;
        let secrets = Secrets::of(&plane).await?;
        // A Secret's data is base64 to a rule as well; this is "us-1: ".
        let refuses_us = "!has(object.data) || !('description' in object.data) || !string(object.data['description']).startsWith('dXMtMTog')";
        let rule = lay(&plane, "no-us", &rule("no-us", "CREATE", refuses_us)).await?;
        until("the rule to be in force", RULE_IN_FORCE, async || {
            let probe = secrets.create_token("bootstrap-token-probe1", &[("token-id", "probe1"), ("description", "us-1: probe")]).await;
            if probe.is_ok() {
                let administrator = plane.kubeconfig(&User::administrator());
                kubectl(&administrator, &["-n", "kube-system", "delete", "secret", "bootstrap-token-probe1"]).await.ok()?;
            }
            probe.is_err().then_some(())
        })
        .await?;

        let console = stage.administrators_console(&plane).await?;
        let page = console.page().clone();
        let form = console.open_create().await?;
        form.find(Role::Radio, "One for each cluster").click().await?;
        let names = form.find(Role::Textbox, "Cluster names");
        names.fill("eu-1\nUS_1\nap-1").await?;
        names.until("the bad name is not told", |_, node| node.description().contains("Line 2, \"US_1\"")).await?;
        names.fill("eu-1\nus-1\nap-1\n").await?;
        form.find(Role::Textbox, "Description").fill("platform team").await?;
        form.find(Role::Button, "Create tokens").click().await?;

        let dialog = page.find(Role::Dialog, "Tokens for clusters: 3");
        dialog.find_containing(Role::Alert, "Created: 2. Not created: 1.").node().await?;
        assert!(dialog.text().await?.contains("the rules of no-us"), "{}", dialog.text().await?);
        assert_eq!(made_for(&secrets, "platform team").await?, ["ap-1", "eu-1"]);

        lift(&plane, &rule).await?;
        until("the rule to be out of force", RULE_IN_FORCE, async || {
            let made = dialog.find_containing(Role::Alert, "Created: 3.").soon(Duration::from_secs(2)).node().await;
            if made.is_err() {
                // The button is gone once all are made.
                let _asked = dialog.find(Role::Button, "Try the rest again").soon(Duration::from_secs(1)).click().await;
            }
            made.ok()
        })
        .await?;
        assert_eq!(made_for(&secrets, "platform team").await?, ["ap-1", "eu-1", "us-1"]);

        let command = copied(&page, &dialog, "Copy register command of us-1", "us-1").await?;
        assert!(command.contains("--cluster-name us-1") || command.contains("--cluster-name=us-1"), "{command}");
        let membership = member::join(&command, "as-the-command-says").await?;
        assert_eq!(membership.agent.name, "system:karmada:agent:us-1");

        let folder = tempfile::tempdir()?;
        page.save_into(folder.path()).await?;
        dialog.find(Role::Button, "Download register command of eu-1").click().await?;
        let script = saved(&folder.path().join("register-eu-1.sh")).await?;
        assert!(script.starts_with("#!/bin/sh\nkarmadactl register ") && script.contains("eu-1"), "{script}");
        let token = |command: &str| command.split_whitespace().skip_while(|word| *word != "--token").nth(1).map(str::to_owned);
        let (first, second) = (token(&script), token(&command));
        assert!(first.is_some() && first != second, "one token for two clusters");

        for (button, file) in [("List as CSV", "bootstrap-tokens.csv"), ("List as JSON", "bootstrap-tokens.json")] {
            dialog.find(Role::Button, button).click().await?;
            let list = saved(&folder.path().join(file)).await?;
            for name in ["eu-1", "us-1", "ap-1"] {
                assert!(list.contains(name), "{list}");
            }
            for token in [&first, &second].into_iter().flatten() {
                let (id, secret) = token.split_once('.').unwrap_or_default();
                assert!(list.contains(id) && !list.contains(secret), "{list}");
            }
        }
        dialog.find(Role::Button, "Done").click().await?;
        console.some_row("the token of us-1", SOON, |row| row.cell("Description") == "us-1: platform team").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_sign_in_that_ends_in_the_middle_loses_no_token() -> Outcome {
    story("many-sign-in", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let console = stage.administrators_console(&plane).await?;
        let page = console.page().clone();
        let form = console.open_create().await?;
        form.find(Role::Radio, "One for each cluster").click().await?;
        form.find(Role::Textbox, "Cluster names")
            .fill("late-1\nlate-2")
            .await?;
        page.forget_cookies().await?;
        form.find(Role::Button, "Create tokens").click().await?;
        page.find(Role::Heading, "Sign in").node().await?;
        console.sign_in(&User::administrator()).await?;
        let dialog = page.find(Role::Dialog, "Tokens for clusters: 2");
        dialog
            .find_containing(Role::Alert, "Created: 0. Not created: 2.")
            .node()
            .await?;
        assert!(!dialog.text().await?.contains("Sign in again"));
        dialog.find(Role::Button, "Go on with the rest").click().await?;
        dialog
            .find_containing(Role::Alert, "Created: 2. Not created: 0.")
            .node()
            .await?;
        // A slip of the hand throws nothing away, nor do two, and nothing moves by it.
        page.tab_to(Role::Button, "List as CSV").await?;
        for _ in 0..2 {
            page.press(Key::Escape).await?;
            dialog
                .find_containing(Role::Status, "Done leaves them")
                .node()
                .await?;
        }
        // As long as a dialog that was closed would take to go.
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(page.keeps_focus().await?.name(), "List as CSV");
        dialog.find(Role::Button, "Done").click().await?;
        console
            .some_row("the second", SOON, |row| row.cell("Description") == "late-2")
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_many_deletions_one_is_held_and_one_refused_and_each_says_so() -> Outcome {
    story("many-deletions", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        let administrator = plane.kubeconfig(&User::administrator());
        for id in ["goodby", "heldby", "refusd"] {
            let data = [
                ("token-id", id),
                ("token-secret", "0123456789abcdef"),
                ("description", "batch of three"),
            ];
            secrets
                .create_token(&format!("bootstrap-token-{id}"), &data)
                .await?;
        }
        let finalizer = r#"{"metadata":{"finalizers":["example.test/held"]}}"#;
        let held = [
            "-n",
            "kube-system",
            "patch",
            "secret",
            "bootstrap-token-heldby",
            "--type=merge",
            "-p",
        ];
        kubectl(&administrator, &[&held[..], &[finalizer]].concat()).await?;
        let spares = "oldObject.metadata.name != 'bootstrap-token-refusd'";
        let rule = lay(&plane, "no-loss", &rule("no-loss", "DELETE", spares)).await?;
        until("the rule to be in force", RULE_IN_FORCE, async || {
            let delete = [
                "-n",
                "kube-system",
                "delete",
                "secret",
                "bootstrap-token-refusd",
                "--dry-run=server",
            ];
            kubectl(&administrator, &delete).await.is_err().then_some(())
        })
        .await?;

        let console = stage.administrators_console(&plane).await?;
        let page = console.page().clone();
        page.find(Role::Searchbox, "Search tokens")
            .fill("batch of three")
            .await?;
        for id in ["goodby", "heldby", "refusd"] {
            page.find(Role::Checkbox, &format!("Select token {id}"))
                .click()
                .await?;
        }
        let question = console.change_selected("Delete", 3).await?;
        question
            .find_containing(Role::Alert, "Done: 2. Failed: 1.")
            .node()
            .await?;
        let told = question.text().await?;
        assert!(told.contains("the rules of no-loss"), "{told}");
        question.find(Role::Button, "Done").click().await?;

        // What was refused is still selected, to be tried again.
        page.find_containing(Role::Group, "1 of 2 selected")
            .node()
            .await?;
        console.no_row("goodby", SOON).await?;
        console
            .row("heldby", SOON, |row| row.cell("Status") == "Being deleted")
            .await?;
        console
            .row("refusd", SOON, |row| row.cell("Status") != "Being deleted")
            .await?;
        lift(&plane, &rule).await?;
        kubectl(
            &administrator,
            &[&held[..], &[r#"{"metadata":{"finalizers":null}}"#]].concat(),
        )
        .await?;
        console.no_row("heldby", SOON).await?;
        Ok(())
    })
    .await
}
