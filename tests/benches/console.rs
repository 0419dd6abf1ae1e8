//! `make bench-console`: the first visit beside a page of React 19 and antd 6 with the same table, dialog and form (tests/peers), in turns,
//! each in a fresh browser under one throttle; and ten thousand tokens on a real API server beside `kubeadm token list`,
//! and how soon a change of them is in the page.

#[path = "console/arrival.rs"]
mod arrival;
#[path = "console/first_visit.rs"]
mod first_visit;
#[path = "console/many.rs"]
mod many;

use karmada_token_tests::Outcome;

#[tokio::main]
async fn main() -> Outcome {
    first_visit::run().await?;
    many::run().await
}

/// The one in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[expect(clippy::print_stdout, reason = "a benchmark's result is for whoever ran it")]
fn report(line: &str) {
    println!("{line}");
}
