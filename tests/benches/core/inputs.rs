//! What the laps work on.

use karmada_token_core::{
    BootstrapToken, Expiration, Groups, OsRandom, RandomError, Timestamp, Token, Usages,
};
use karmada_token_tests::{NpmProject, Outcome};
use serde_json::{Value, json};

pub(crate) const MANY: usize = 10_000;

/// What is done in a lap.
#[derive(Clone, Copy)]
pub(crate) enum Work {
    GenerateOne,
    GenerateMany,
    ValidateOne,
    ValidateMany,
    Decode,
}

impl Work {
    /// As the contenders know it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Work::GenerateOne | Work::GenerateMany => "generate",
            Work::ValidateOne | Work::ValidateMany => "validate",
            Work::Decode => "decode",
        }
    }
}

pub(crate) struct Inputs {
    pub(crate) one: Vec<String>,
    pub(crate) many: Vec<String>,
    pub(crate) list: Vec<String>,
}

impl Inputs {
    pub(crate) fn make() -> Outcome<Self> {
        let tokens = Token::generate_many(MANY, &mut OsRandom)?;
        let many: Vec<String> = tokens.iter().map(|token| token.expose().to_string()).collect();
        Ok(Inputs {
            one: many.iter().take(1).cloned().collect(),
            many,
            list: vec![list(tokens)?],
        })
    }

    /// Where a page fetches them.
    pub(crate) fn write(&self, project: &NpmProject) -> Outcome {
        for (name, texts) in [("one", &self.one), ("many", &self.many), ("list", &self.list)] {
            project.write(&format!("{name}.json"), &serde_json::to_string(texts)?)?;
        }
        Ok(())
    }

    pub(crate) fn of(&self, work: Work) -> (&'static str, &[String]) {
        match work {
            Work::GenerateOne | Work::GenerateMany => ("", &[]),
            Work::ValidateOne => ("one", &self.one),
            Work::ValidateMany => ("many", &self.many),
            Work::Decode => ("list", &self.list),
        }
    }
}

/// As an API server answers it: each Secret with what the server and its field manager add.
fn list(tokens: Vec<Token>) -> Outcome<String> {
    let end = Timestamp::parse_rfc3339("2030-01-01T00:00:00Z")?;
    let item = |(number, token): (usize, Token)| -> Result<Value, serde_json::Error> {
        let whole = BootstrapToken {
            token,
            expiration: Expiration::At(end),
            usages: Usages::ALL,
            groups: Groups::karmada_default(),
            description: None,
        };
        let mut object: Value = serde_json::from_str(&whole.to_secret().to_json())?;
        let keys = ["auth-extra-groups", "expiration", "token-id", "token-secret"];
        let fields: serde_json::Map<String, Value> = keys
            .map(|key| (format!("f:{key}"), json!({})))
            .into_iter()
            .collect();
        object["metadata"]["uid"] = json!(format!("00000000-0000-4000-8000-{number:012}"));
        object["metadata"]["resourceVersion"] = json!(number.to_string());
        object["metadata"]["creationTimestamp"] = json!("2026-11-24T06:00:00Z");
        object["metadata"]["managedFields"] = json!([{
            "manager": "karmadactl", "operation": "Update", "apiVersion": "v1", "time": "2026-11-24T06:00:00Z",
            "fieldsType": "FieldsV1", "fieldsV1": {"f:data": fields, "f:type": {}},
        }]);
        Ok(object)
    };
    let items = tokens
        .into_iter()
        .enumerate()
        .map(item)
        .collect::<Result<Vec<_>, _>>()?;
    let list = json!({"kind": "SecretList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": items});
    Ok(list.to_string())
}

/// The random source failed: there is nothing to measure.
pub(crate) fn tokens(count: usize) -> Result<Vec<Token>, RandomError> {
    Token::generate_many(count, &mut OsRandom)
}
