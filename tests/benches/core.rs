//! `make bench-core`: core against Go's and Kubernetes' own code, natively and in Chromium, and against plain JavaScript. The
//! contenders take turns, round by round, on one machine in one run; what counts is the ratio of their fastest rounds.

#[path = "core/contenders.rs"]
mod contenders;
#[path = "core/inputs.rs"]
mod inputs;

use contenders::{Contender, Contenders};
use inputs::{Inputs, Work};
use karmada_token_tests::{NpmProject, Outcome, story};

const ROUNDS: usize = 7;

/// What is done, how often in a lap, and what is aimed at: how many times as fast as Go.
struct Task {
    name: &'static str,
    work: Work,
    /// A lap of the shorter works is many of them: a browser's clock is coarse.
    count: usize,
    goals: &'static [(Contender, f64)],
}

const TASKS: [Task; 5] = [
    Task {
        name: "generate one",
        work: Work::GenerateOne,
        count: 2_000,
        goals: &[],
    },
    Task {
        name: "generate 10,000",
        work: Work::GenerateMany,
        count: 1,
        goals: &[(Contender::Native, 50.0), (Contender::Wasm, 30.0)],
    },
    Task {
        name: "validate one",
        work: Work::ValidateOne,
        count: 20_000,
        goals: &[(Contender::Native, 12.0)],
    },
    Task {
        name: "validate 10,000",
        work: Work::ValidateMany,
        count: 2,
        goals: &[(Contender::Native, 12.0)],
    },
    Task {
        name: "decode a SecretList of 10,000",
        work: Work::Decode,
        count: 1,
        goals: &[(Contender::Native, 3.0)],
    },
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let inputs = Inputs::make()?;
    let project = NpmProject::install().await?;
    inputs.write(&project)?;
    let address = project.serve()?;
    story("bench-core", async |stage| {
        let page = stage.open(&format!("http://{address}/laps.html")).await?;
        let mut contenders = Contenders::ready(&inputs, page).await?;
        print_head();
        for task in &TASKS {
            let mut fastest = [f64::INFINITY; 4];
            for _ in 0..ROUNDS {
                for (contender, best) in Contender::ALL.into_iter().zip(&mut fastest) {
                    let nanos = contenders.lap(contender, task.work, task.count).await?;
                    *best = best.min(nanos / f64::from(u32::try_from(task.count)?));
                }
            }
            print_row(task, fastest);
        }
        Ok(())
    })
    .await
}

#[expect(clippy::print_stdout, reason = "a table is what it is for")]
fn print_head() {
    println!("| work | Go | native | wasm in Chromium | JavaScript in Chromium | goal |");
    println!("| --- | ---: | ---: | ---: | ---: | --- |");
}

#[expect(clippy::print_stdout, reason = "a table is what it is for")]
fn print_row(task: &Task, nanos: [f64; 4]) {
    let [go, ..] = nanos;
    let cell = |nanos: f64| format!("{} ({:.1}×)", time(nanos), go / nanos);
    let goals = task.goals.iter().map(|(contender, goal)| {
        let ratio = go / nanos[*contender as usize];
        let holds = if ratio >= *goal { "holds" } else { "missed" };
        format!("{contender:?} ≥{goal}×: {holds} ({ratio:.1}×)")
    });
    println!(
        "| {} | {} | {} | {} | {} | {} |",
        task.name,
        time(go),
        cell(nanos[1]),
        cell(nanos[2]),
        cell(nanos[3]),
        goals.collect::<Vec<_>>().join("; ")
    );
}

fn time(nanos: f64) -> String {
    match nanos {
        ..1e3 => format!("{nanos:.0} ns"),
        1e3..1e6 => format!("{:.2} µs", nanos / 1e3),
        _ => format!("{:.2} ms", nanos / 1e6),
    }
}
