//! Core against the originals: what Go, Kubernetes and kubeadm make of the same cases.
//!
//! 100,000 cases of each property, always the same, in `make test`; `FIDELITY_CASES` and `FIDELITY_SEED` ask for more
//! and for others. `make fidelity` runs all of them from a new seed, 10 million in all. docs/fidelity.md lists where the
//! two are meant to differ; fidelity_differences.rs holds each of those.

use karmada_token_tests::Outcome;
use karmada_token_tests::oracle::{Fidelity, FidelityError, PROPERTIES, Property, Tally};
use std::sync::Mutex;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

macro_rules! each_agrees {
    ($($test:ident: $name:literal,)*) => {
        $(#[test]
        fn $test() -> Outcome {
            agrees($name)
        })*

        #[test]
        fn every_property_is_a_test() {
            assert_eq!([$($name),*], PROPERTIES.map(|(name, _)| name));
        }
    };
}

each_agrees! {
    tokens: "tokens",
    token_ids: "token IDs",
    groups: "groups",
    pins: "pins",
    durations_parsed: "durations parsed",
    durations_printed: "durations printed",
    durations_in_short: "durations in short",
    ttls: "TTLs",
    times: "times",
    expiry: "expiry",
    secrets_written: "Secrets written",
    secrets_read: "Secrets read",
    authentication: "authentication",
    signing: "signing",
    signatures: "signatures",
    ca_bundles: "CA bundles",
    damaged_certificates: "damaged certificates",
}

fn agrees(name: &str) -> Outcome {
    let fidelity = Fidelity::from_environment()?;
    for (_, property) in PROPERTIES.into_iter().filter(|(known, _)| *known == name) {
        let tally = property(&fidelity)?;
        assert_eq!(
            tally.disagreements,
            0,
            "of {} cases:\n{}",
            tally.cases,
            tally.told.join("\n")
        );
    }
    Ok(())
}

/// `FIDELITY_CASES` in all, of every property alike, two properties at a time.
#[test]
#[ignore = "minutes: make fidelity"]
fn in_all() -> Outcome {
    let mut fidelity = Fidelity::from_environment()?;
    fidelity.cases = fidelity.cases.div_ceil(PROPERTIES.len());
    if std::env::var_os("FIDELITY_SEED").is_none() {
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
        fidelity.seed = u64::from(now.subsec_nanos()) << 32 | now.as_secs() & 0xffff_ffff;
    }
    println!("FIDELITY_SEED={}", fidelity.seed);
    let queue = Mutex::new(PROPERTIES.into_iter());
    let totals = std::thread::scope(|scope| {
        let worker = || scope.spawn(|| take_turns(&queue, &fidelity));
        let workers = [worker(), worker()];
        workers.map(|worker| worker.join().expect("a worker doesn't panic"))
    });
    let (mut cases, mut disagreements) = (0, 0);
    for total in totals {
        let total = total?;
        cases += total.cases;
        disagreements += total.disagreements;
    }
    println!("{cases} cases, {disagreements} disagreements");
    assert_eq!(disagreements, 0);
    Ok(())
}

#[expect(clippy::print_stdout, reason = "what `make fidelity` is run for")]
fn take_turns(
    queue: &Mutex<impl Iterator<Item = (&'static str, Property)>>,
    fidelity: &Fidelity,
) -> Result<Tally, FidelityError> {
    let mut total = Tally::default();
    loop {
        let next = queue.lock().ok().and_then(|mut queue| queue.next());
        let Some((name, property)) = next else {
            return Ok(total);
        };
        let start = Instant::now();
        let tally = property(fidelity)?;
        let seconds = start.elapsed().as_secs();
        println!(
            "{name:22}{:>9} cases, {} disagreements, {seconds} s",
            tally.cases, tally.disagreements
        );
        for words in &tally.told {
            println!("    {words}");
        }
        total.cases += tally.cases;
        total.disagreements += tally.disagreements;
    }
}
