//! From what was answered to what core judges by.

use super::questions::{CLUSTER_INFO, GROUPS, OUTSIDE, REQUESTS, name_of};
use super::speech::Speech;
use crate::protocol::{AllTold, Case, Check, Field, Target, Told, Verdict};
use karmada_token_core::{
    Answer, Candidate, Document, JoinVerdict, Observations, RegisterCommand, Rights, RightsQuestion, Secret,
    Seen, Timestamp, TimestampError, Token, TokenRecord, Unseen, preflight,
};

/// What was answered at one time.
#[derive(Debug)]
pub(crate) struct Observed {
    observations: Observations,
}

impl Observed {
    /// Whatever is missing or unreadable counts as not seen.
    ///
    /// # Errors
    /// A time that is none.
    pub(crate) fn new(told: &AllTold, now: &str) -> Result<Self, TimestampError> {
        let of = |name: &str| told.get(name);
        let (public, serving) = match of(OUTSIDE) {
            // Another API base than our proxy has no such path.
            Some(Told::Answer { code: 404, .. }) | None => (Seen::NotAsked, Seen::NotAsked),
            Some(told) => match answer(told) {
                Ok(answer) => answer.outside(),
                Err(why) => (Seen::Not(why.clone()), Seen::Not(why)),
            },
        };
        let right = |question| seen(of(name_of(question)), |answer| answer.allowed());
        let observations = Observations {
            karmada: seen(of(GROUPS), |answer| answer.karmada()),
            cluster_info: seen(of(CLUSTER_INFO), |answer| answer.document()),
            public,
            serving,
            requests: seen(of(REQUESTS), |answer| answer.requests()),
            rights: Rights {
                file_requests: right(RightsQuestion::FileRequests),
                auto_approved: right(RightsQuestion::AutoApproval),
                set_up_agent: right(RightsQuestion::AgentSetup),
            },
            ..Observations::at(Timestamp::parse_rfc3339(now)?)
        };
        Ok(Observed { observations })
    }

    /// Where `cluster-info` says the API server is, and its pins.
    pub(crate) fn target(&self) -> Option<Target> {
        let seen = [&self.observations.public, &self.observations.cluster_info];
        let readable = seen.into_iter().find_map(|document| match document {
            Seen::Found(Document::Readable(info)) => Some(info),
            _ => None,
        });
        readable.map(|info| Target {
            endpoint: info.endpoint().to_string(),
            pins: info.pins().iter().map(ToString::to_string).collect(),
        })
    }

    /// # Errors
    /// A time that is none.
    pub(crate) fn verdict(&self, case: &Case) -> Result<Verdict, TimestampError> {
        let token: Option<Token> = case.token.as_deref().and_then(|text| text.parse().ok());
        let command = case.command.as_ref().and_then(command);
        let record = case.secret.as_ref().and_then(record);
        let candidate = Candidate {
            record: record
                .clone()
                .map_or(Seen::NotAsked, |record| Seen::Found(Some(record))),
            token: token.as_ref(),
            command: command.as_ref(),
            tried: seen(case.tried.as_ref(), |answer| answer.tried()),
        };
        let observations = Observations {
            now: Timestamp::parse_rfc3339(&case.now)?,
            ..self.observations.clone()
        };
        let verdict = JoinVerdict::of(&candidate, &observations);
        let name = record.as_ref().map_or("", |record| record.name.as_str());
        let speech = Speech::new(&case.language, name, observations.now);
        let id = record
            .as_ref()
            .and_then(|record| record.id)
            .or(token.as_ref().map(Token::id));
        let requests = observations.requests.found().map(|requests| {
            let mut own: Vec<_> = requests
                .iter()
                .filter(|request| Some(request.token_id) == id)
                .collect();
            own.sort_by_key(|request| std::cmp::Reverse(request.created));
            own.into_iter().map(|request| speech.used(request)).collect()
        });
        Ok(Verdict {
            outcome: verdict.outcome().as_key().to_owned(),
            line: speech.line(&verdict),
            against: verdict
                .against
                .iter()
                .map(|obstacle| {
                    let mut told = speech.obstacle(obstacle);
                    if verdict.is_moot(obstacle) {
                        told.remedies.clear();
                    }
                    told
                })
                .collect(),
            cautions: verdict
                .cautions
                .iter()
                .map(|obstacle| speech.obstacle(obstacle))
                .collect(),
            unseen: verdict
                .unseen
                .iter()
                .map(|(what, why)| speech.unseen(*what, why))
                .collect(),
            requests,
        })
    }

    /// # Errors
    /// A time that is none.
    pub(crate) fn preflight(&self, field: &Field) -> Result<Vec<Check>, TimestampError> {
        let tokens = field
            .secrets
            .as_ref()
            .map(|secrets| secrets.iter().filter_map(record).collect());
        let observations = Observations {
            now: Timestamp::parse_rfc3339(&field.now)?,
            tokens: match (tokens, &self.observations.karmada) {
                (Some(tokens), _) => Seen::Found(tokens),
                // Who isn't known is shown nothing at all.
                (None, Seen::Not(Unseen::Unauthorized)) => Seen::Not(Unseen::Unauthorized),
                (None, _) if field.is_forbidden => Seen::Not(Unseen::Forbidden),
                (None, _) => Seen::NotAsked,
            },
            ..self.observations.clone()
        };
        let speech = Speech::new(&field.language, "", observations.now);
        Ok(preflight(&observations)
            .iter()
            .map(|check| speech.check(check))
            .collect())
    }
}

fn answer(told: &Told) -> Result<Answer<'_>, Unseen> {
    match told {
        Told::Answer { code, body } => Ok(Answer {
            code: *code,
            body: body.as_bytes(),
        }),
        Told::Nothing { why } => Err(Unseen::Failed(why.clone())),
    }
}

fn seen<T>(told: Option<&Told>, read: impl FnOnce(Answer<'_>) -> Seen<T>) -> Seen<T> {
    match told.map(answer) {
        Some(Ok(answer)) => read(answer),
        Some(Err(why)) => Seen::Not(why),
        None => Seen::NotAsked,
    }
}

/// A Secret of the console's own writing.
fn record(secret: &serde_json::Value) -> Option<TokenRecord> {
    let secret: Secret = serde::Deserialize::deserialize(secret).ok()?;
    Some(TokenRecord::from(&secret))
}

/// One that can't be read is none: then what `cluster-info` says is taken.
fn command(target: &Target) -> Option<RegisterCommand> {
    let pins: Result<Vec<_>, _> = target.pins.iter().map(|pin| pin.parse()).collect();
    RegisterCommand::new(target.endpoint.parse().ok()?, pins.ok()?).ok()
}
