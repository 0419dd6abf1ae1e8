//! Faults between the proxy and the API server, under clients that write, list and watch all the while: at the end each
//! client's idea of its tokens is what etcd holds. A short form here; `make soak` has 1,000 faults and prints the table
//! of docs/reliability.md.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use karmada_token_tests::{
    Chaos, ControlPlane, Fault, Kind, Ledger, Lister, Outcome, Secrets, Serve, User, Watcher, Writer, story,
    until,
};
use tokio::time::sleep;

const WRITERS: usize = 6;
/// Tokens that nobody changes.
const FIXED: usize = 20;
/// In the short form, and how many of them come between two servers' deaths.
const FAULTS: usize = 120;
const BETWEEN: usize = 100;

fn number(variable: &str, otherwise: usize) -> Outcome<usize> {
    let number = std::env::var(variable).ok();
    Ok(number.map_or(Ok(otherwise), |number| number.parse())?)
}

async fn fix(plane: &ControlPlane) -> Outcome<Vec<String>> {
    let secrets = Secrets::of(plane).await?;
    let mut names = Vec::new();
    for number in 0..FIXED {
        let id = format!("fixe{number:02}");
        let name = format!("bootstrap-token-{id}");
        let data = [
            ("token-id", id.as_str()),
            ("token-secret", "0123456789abcdef"),
            ("description", "stays"),
        ];
        secrets.create_token(&name, &data).await?;
        names.push(name);
    }
    Ok(names)
}

/// Kills a server, leaves it dead for a moment, and starts it again.
async fn outage(plane: &ControlPlane, chaos: &Chaos, fault: Fault) -> Outcome {
    chaos.outage(Some(fault));
    if fault == Fault::EtcdKilled {
        plane.kill_etcd();
        // kube-apiserver waits for it, longer than the proxy waits for kube-apiserver.
        sleep(Duration::from_secs(6)).await;
        plane.start_etcd().await?;
    } else {
        plane.kill_apiserver();
        sleep(Duration::from_secs(1)).await;
        plane.start_apiserver().await?;
    }
    chaos.outage(None);
    Ok(())
}

/// Once all faults are dealt out and each server has died at least once.
async fn until_it_is_over(plane: &ControlPlane, chaos: &Chaos, faults: usize) -> Outcome<usize> {
    let deaths = [Fault::ServerKilled, Fault::EtcdKilled];
    let count = (faults / BETWEEN).max(deaths.len());
    let mut died = 0;
    while died < count {
        let next = faults - faults * (died + 1) / (count + 1);
        while chaos.left() > next {
            sleep(Duration::from_millis(50)).await;
        }
        outage(plane, chaos, deaths[died % deaths.len()]).await?;
        died += 1;
    }
    while chaos.left() > 0 {
        sleep(Duration::from_millis(50)).await;
    }
    Ok(died)
}

/// Every token that etcd holds is one that somebody thinks is there, and says what he thinks.
fn compare(stored: &BTreeMap<String, Vec<u8>>, ideas: &BTreeMap<String, String>) {
    let names: Vec<&str> = stored.keys().map(String::as_str).collect();
    let thought: Vec<String> = ideas.keys().map(|id| format!("bootstrap-token-{id}")).collect();
    assert_eq!(names, thought, "etcd on the left");
    for (id, description) in ideas {
        let value = &stored[&format!("bootstrap-token-{id}")];
        let holds = |text: &str| value.windows(text.len()).any(|part| part == text.as_bytes());
        let secret = if id.starts_with("fixe") {
            "0123456789abcdef".to_owned()
        } else {
            format!("{id}{id}wxyz")
        };
        assert!(
            holds(description) && holds(&secret),
            "{id} isn't {description:?}: {}",
            String::from_utf8_lossy(value)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s34_s37_s38_no_fault_misleads_a_client() -> Outcome {
    story("chaos", async |stage| {
        let faults = number("CHAOS_FAULTS", FAULTS)?;
        let seed = number("CHAOS_SEED", 20_261_124)? as u64;
        let plane = stage.control_plane_without_controllers().await?;
        let fixed = fix(&plane).await?;
        let chaos = Arc::new(Chaos::before(&plane, seed, faults).await?);
        let proxy = stage.serve(Serve::bearer_through(&chaos.url(), &plane)).await?;
        let administrator = User::administrator();
        let http = proxy.http().bearing(administrator.token().unwrap_or_default())?;
        let ledger = Ledger::default();

        let over = Arc::new(AtomicBool::new(false));
        let writing: Vec<_> = (0..WRITERS)
            .map(|number| {
                let mut writer = Writer::new(number, http.clone(), Arc::clone(&chaos), ledger.clone(), seed);
                let over = Arc::clone(&over);
                tokio::spawn(async move {
                    while !over.load(Ordering::SeqCst) {
                        writer.step().await;
                    }
                    writer.idea()
                })
            })
            .collect();
        let mut lister = Lister::new(http.clone(), Arc::clone(&chaos), ledger.clone(), fixed);
        let listing = {
            let over = Arc::clone(&over);
            tokio::spawn(async move {
                while !over.load(Ordering::SeqCst) {
                    lister.step().await;
                }
                lister.whole()
            })
        };
        let watcher = Watcher::new(http, Arc::clone(&chaos), ledger.clone());
        let watching = {
            let watcher = watcher.clone();
            tokio::spawn(async move { watcher.run().await })
        };

        let died = until_it_is_over(&plane, &chaos, faults).await?;
        over.store(true, Ordering::SeqCst);
        let fixed = (0..FIXED).map(|number| (format!("fixe{number:02}"), "stays".to_owned()));
        let mut ideas: BTreeMap<String, String> = fixed.collect();
        for writer in writing {
            ideas.extend(writer.await?);
        }
        let lists = listing.await?;
        compare(&plane.stored_secrets().await?, &ideas);
        let told = until(
            "the watcher to think what is so",
            Duration::from_secs(20),
            async || (watcher.idea() == ideas).then_some(()),
        );
        assert!(
            told.await.is_ok(),
            "left: the watcher's idea: {:?} {ideas:?}",
            watcher.idea()
        );
        watching.abort();

        assert_eq!(ledger.wrongs(), Vec::<String>::new());
        assert!(lists > 0, "no list ever came to its end");
        let dealt = chaos.dealt();
        for kind in [Kind::Create, Kind::Change] {
            for fault in Fault::OF_REQUESTS
                .into_iter()
                .filter(|fault| fault.hides_a_commit())
            {
                assert!(
                    dealt.contains_key(&(fault, kind)),
                    "{fault:?} befell no {kind:?}: {dealt:?}"
                );
            }
        }
        let dealt: usize = dealt.values().sum();
        assert_eq!(dealt, faults);
        println!(
            "seed {seed}: {dealt} faults, {died} deaths of a server, {} requests, {lists} whole lists\n\n{}",
            ledger.requests(),
            ledger.table()
        );
        Ok(())
    })
    .await
}
