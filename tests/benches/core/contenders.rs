//! Who takes turns.

use crate::inputs::{Inputs, MANY, Work, tokens};
use karmada_token_core::{OsRandom, SecretList, Token};
use karmada_token_tests::oracle::Oracle;
use karmada_token_tests::{Browser, Failure, Outcome, Role};
use serde::Serialize;
use std::hint::black_box;
use std::time::Instant;
use thiserror::Error;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Contender {
    Go,
    Native,
    Wasm,
    JavaScript,
}

impl Contender {
    pub(crate) const ALL: [Contender; 4] = [
        Contender::Go,
        Contender::Native,
        Contender::Wasm,
        Contender::JavaScript,
    ];
}

pub(crate) struct Contenders<'a> {
    inputs: &'a Inputs,
    go: Oracle,
    page: Browser,
}

#[derive(Debug, Error)]
#[error("a lap of {0} answered {1} instead of a time")]
struct NoTime(&'static str, serde_json::Value);

#[derive(Serialize)]
struct Lap<'a> {
    work: &'static str,
    count: usize,
    texts: &'a [String],
}

impl<'a> Contenders<'a> {
    pub(crate) async fn ready(inputs: &'a Inputs, page: Browser) -> Outcome<Self> {
        page.find_containing(Role::Status, "at the start").node().await?;
        Ok(Contenders {
            inputs,
            go: Oracle::start()?,
            page,
        })
    }

    /// How many nanoseconds a lap takes, as the contender itself measures it.
    pub(crate) async fn lap(&mut self, contender: Contender, work: Work, count: usize) -> Outcome<f64> {
        let (name, texts) = self.inputs.of(work);
        match contender {
            Contender::Native => native(work, count, texts),
            Contender::Go => {
                let count = if matches!(work, Work::GenerateMany) {
                    count * MANY
                } else {
                    count
                };
                let lap = Lap {
                    work: work.name(),
                    count,
                    texts,
                };
                let answers: Vec<serde_json::Value> = self.go.ask("lap", &[lap])?;
                let answer = answers.into_iter().next().unwrap_or_default();
                answer.as_f64().ok_or_else(|| NoTime("Go", answer).into())
            }
            Contender::Wasm => self.in_page("wasm", work, count, name).await,
            Contender::JavaScript => self.in_page("js", work, count, name).await,
        }
    }

    async fn in_page(&self, contender: &'static str, work: Work, count: usize, input: &str) -> Outcome<f64> {
        let on = match work {
            Work::GenerateOne => "1".to_owned(),
            Work::GenerateMany => MANY.to_string(),
            Work::ValidateOne | Work::ValidateMany | Work::Decode => format!("'{input}'"),
        };
        let script = format!("return lap('{contender}', '{}', {count}, {on})", work.name());
        let answer = self.page.script(&script).await?;
        answer.as_f64().ok_or_else(|| NoTime(contender, answer).into())
    }
}

fn native(work: Work, count: usize, texts: &[String]) -> Outcome<f64> {
    let begun = Instant::now();
    for _ in 0..count {
        match work {
            Work::GenerateOne => drop(black_box(Token::generate(&mut OsRandom)?)),
            Work::GenerateMany => drop(black_box(tokens(MANY)?)),
            Work::ValidateOne | Work::ValidateMany => {
                for text in texts {
                    black_box(black_box(text).parse::<Token>().map_err(Failure::from)?);
                }
            }
            Work::Decode => {
                for text in texts {
                    black_box(SecretList::from_answer(black_box(text))?);
                }
            }
        }
    }
    Ok(begun.elapsed().as_secs_f64() * 1e9)
}
