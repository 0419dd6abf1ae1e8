//! Each fault: made, foretold, met by a member, mended as the remedy says, and gone.

use std::time::{Duration, Instant};

use karmada_token_tests::{Outcome, Stage, story};

use crate::faults::ROWS;
use crate::field::{Field, another_way};
use crate::foretold::{Remedy, Verdict, check, preflight};
use crate::row::{Harm, Row};
use crate::stop::Stop;
use crate::table;

/// Signs and issues; nothing cleans up, so that an expired token stays to be judged.
const CONTROLLERS: &str = "bootstrap-signer-controller,certificatesigningrequest-signing-controller";
/// Longer than anything that a verdict waits for: the 15 s after which a signature or an approval is overdue.
const OVERDUE: Duration = Duration::from_secs(17);
/// Requests are dated in whole seconds, and only one that is later than the last success speaks against anybody.
const LATER: Duration = Duration::from_millis(1_100);
/// How long a verdict may take to settle: a signature is overdue after 15 s, and kube-apiserver remembers for 10 s whom it let in.
const SETTLES_WITHIN: Duration = Duration::from_secs(40);

#[tokio::test]
async fn what_is_foretold_is_what_happens() -> Outcome {
    story("will-it-join", async |stage| {
        let mut field = field(stage).await?;
        let way = another_way(&field.plane).await?;
        let mut told = Vec::new();
        for (number, row) in ROWS.iter().enumerate() {
            let id = format!("row{number:03}");
            let shown = judge(&mut field, row, &id).await?;
            told.push((row, shown));
        }
        way.abort();
        table::compare(&told);
        Ok(())
    })
    .await
}

async fn field(stage: &mut Stage) -> Outcome<Field> {
    let plane = stage.control_plane_without_controllers().await?;
    plane.start_controllers(CONTROLLERS)?;
    let field = Field::new(plane).await?;
    // Every row but one has a token that is old enough not to be "signing" any more.
    let ids: Vec<String> = (0..ROWS.len()).map(|number| format!("row{number:03}")).collect();
    for (id, row) in ids.iter().zip(ROWS) {
        if !makes_its_own_token(row) {
            field.script(id, "token").await?;
        }
    }
    for (id, row) in ids.iter().zip(ROWS) {
        if !makes_its_own_token(row) {
            field.signed(id).await?;
        }
    }
    // It lies there for all that follows, and is nobody's obstacle.
    field.script(&ids[0], "stray").await?;
    tokio::time::sleep(OVERDUE).await;
    Ok(field)
}

fn makes_its_own_token(row: &Row) -> bool {
    matches!(row.harm, Harm::Controllers(_, script) if script.starts_with("token"))
}

/// One row, from the fault to the member that joins; answers the remedy that was applied.
async fn judge(field: &mut Field, row: &Row, id: &str) -> Outcome<Remedy> {
    let begun = Instant::now();
    let mut command = field.command(id);
    make(field, row, id, &mut command).await?;
    let verdict = settled(field, row, &command).await?;
    let checks = preflight(&field.kubeconfig).await?;
    assert_eq!(verdict.verdict, "blocked", "{}: {verdict:?}", row.fault);
    assert_eq!(checks.ended("fail"), row.checks, "{}: {checks:?}", row.fault);
    assert_eq!(
        field.tried(&command, id, row.stop.within()).await,
        row.stop,
        "{}",
        row.fault
    );

    let remedy = mend(field, row, &verdict, &mut command).await?;
    joins(field, row, &command, id).await?;
    field
        .script(
            id,
            "kubectl -n kube-system delete secret --ignore-not-found bootstrap-token-$ID",
        )
        .await?;
    eprintln!("{} ({:.1} s)", row.fault, begun.elapsed().as_secs_f32());
    Ok(remedy)
}

async fn make(field: &mut Field, row: &Row, id: &str, command: &mut String) -> Outcome {
    match row.harm {
        Harm::Script(script) => drop(field.script(id, script).await?),
        Harm::Endpoint(endpoint, script) => {
            field.script(id, script).await?;
            *command = with_argument(command, endpoint);
        }
        Harm::Controllers(controllers, script) => {
            field.plane.start_controllers(controllers)?;
            field.script(id, script).await?;
        }
        Harm::ControllersAndMember(controllers) => {
            field.plane.start_controllers(controllers)?;
            tokio::time::sleep(LATER).await;
            field.tried(command, "earlier", row.stop.within()).await;
            tokio::time::sleep(OVERDUE).await;
        }
        Harm::NoApprover => {
            field.stop_approver();
            tokio::time::sleep(LATER).await;
            field.tried(command, "earlier", row.stop.within()).await;
            tokio::time::sleep(OVERDUE).await;
        }
        Harm::Flag(flag) => field.plane.start_apiserver_with(&[flag]).await?,
        Harm::NotKarmada => {
            field.stop_approver();
            let script = "kubectl delete crd clusters.cluster.karmada.io
                kubectl delete clusterrolebinding system:karmada:agent-bootstrap \
                  system:karmada:agent-autoapprove-bootstrap system:karmada:agent-rbac-generator";
            field.script(id, script).await?;
        }
        Harm::Command(change) => *command = field.changed(command, change),
    }
    Ok(())
}

/// The verdict, as soon as kube-apiserver's own caches have followed: it authorizes from what it watches, and remembers
/// for 10 s whom it has let in.
async fn settled(field: &Field, row: &Row, command: &str) -> Outcome<Verdict> {
    let begun = Instant::now();
    loop {
        let verdict = check(&field.kubeconfig, command).await?;
        let first = verdict.against.first().map(|obstacle| obstacle.key.as_str());
        if first == Some(row.obstacle) {
            return Ok(verdict);
        }
        assert!(begun.elapsed() < SETTLES_WITHIN, "{}: {verdict:?}", row.fault);
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}

/// Applies the first remedy of the first obstacle that is for this control plane, as it is shown.
async fn mend(field: &mut Field, row: &Row, verdict: &Verdict, command: &mut String) -> Outcome<Remedy> {
    // Of several ways of installing Karmada, the operator's: what `karmadactl init` starts is only to be looked at.
    let wanted = |remedy: &&Remedy| {
        remedy
            .install
            .as_deref()
            .is_none_or(|install| install == "operator")
    };
    let mut remedies = verdict.against[0].remedies.iter();
    let remedy = remedies.find(wanted).expect("a remedy").clone();
    match (remedy.place.as_str(), remedy.form.as_str()) {
        ("karmada", "yaml") => drop(field.apply(&remedy.text).await?),
        ("karmada", "shell") => {
            let endpoint = field.plane.endpoint();
            let text = remedy.text.replace("karmada.example.com:5443", &endpoint);
            if text != remedy.text {
                *command = with_argument(command, &endpoint);
            }
            let printed = field.paste(&text).await?;
            if let Some(line) = printed
                .lines()
                .find(|line| line.starts_with("karmadactl register "))
            {
                line.clone_into(command);
            }
        }
        ("command", "argument") => *command = with_argument(command, &remedy.text),
        // The cluster that Karmada runs in isn't there: what the operator would be told to start is started.
        ("host", "shell") if matches!(row.harm, Harm::NoApprover) => field.start_approver().await?,
        ("host", "shell") if remedy.install.is_some() => {
            let (Harm::Controllers(running, _) | Harm::ControllersAndMember(running)) = row.harm else {
                panic!("{}: no controllers are missing", row.fault)
            };
            let controllers = field.added(&remedy.text, running).await?;
            field.plane.start_controllers(controllers.trim())?;
        }
        // The flag is taken away.
        ("host", "words") if matches!(row.harm, Harm::Flag(_)) => {
            field.plane.start_apiserver_with(&[]).await?
        }
        ("host", "words") => {
            // Another kubeconfig, which leads to a control plane that is Karmada's.
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
            let script = format!(
                "kubectl apply --validate=false -f {folder}/karmada-init.yaml -f {folder}/karmada-api-group.yaml"
            );
            field.paste(&script).await?;
            field.start_approver().await?;
        }
        other => panic!("{}: a remedy that nobody can apply: {other:?}", row.fault),
    }
    Ok(remedy)
}

fn with_argument(command: &str, argument: &str) -> String {
    match argument.strip_prefix("--discovery-token-ca-cert-hash ") {
        Some(pins) => {
            let (start, _) = command.rsplit_once(' ').expect("a pin at the end");
            format!("{start} {pins}")
        }
        None => {
            let rest: Vec<_> = command.split(' ').skip(3).collect();
            format!("karmadactl register {argument} {}", rest.join(" "))
        }
    }
}

/// The member joins, and nothing is foretold against it any more.
async fn joins(field: &Field, row: &Row, command: &str, cluster: &str) -> Outcome {
    let begun = Instant::now();
    loop {
        let stop = field.tried(command, cluster, 15).await;
        if stop == Stop::Joins {
            break;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(40),
            "{}: {stop:?} after its remedy",
            row.fault
        );
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    let verdict = check(&field.kubeconfig, command).await?;
    assert_eq!(verdict.verdict, "joins", "{}: {verdict:?}", row.fault);
    let used = verdict
        .requests
        .iter()
        .filter(|request| request.state == "issued");
    assert!(
        used.into_iter()
            .any(|request| request.cluster.as_deref() == Some(cluster)),
        "{verdict:?}"
    );
    Ok(())
}
