//! The rows of the list: what every bootstrap token Secret says, without its secret.

use super::query::lowered;
use karmada_token_core::{
    MASK_ANNOTATION, RecordedExpiration, SECRET_TYPE, Secret, SecretState, Standing, Timestamp, TokenId,
    TokenRecord, TokenState, Usage, key,
};
use serde_json::{Value, json};
use std::sync::{Arc, OnceLock};

/// One row.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Row {
    record: TokenRecord,
    standing: Standing,
    /// What is searched, in lower case: the name or ID, the groups, the description, each on its line. Written at the first search:
    /// a list is shown sooner without.
    sought: OnceLock<String>,
}

impl Row {
    /// What the row is called in a sentence: the token ID that its Secret's name holds, or that name. An ID that only the data
    /// holds may be another row's.
    pub(crate) fn label(&self) -> String {
        self.called().to_owned()
    }

    /// The same, borrowed.
    pub(super) fn called(&self) -> &str {
        let record = &self.record;
        record.name_id.as_ref().map_or(&record.name, TokenId::as_str)
    }

    /// The facts. The secret is never among them.
    pub(crate) fn record(&self) -> &TokenRecord {
        &self.record
    }

    /// The state at this time.
    pub(crate) fn state(&self, now: Timestamp) -> TokenState {
        self.standing.at(now)
    }

    /// Whether it mentions a word, which is in lower case.
    pub(super) fn mentions(&self, word: &str) -> bool {
        let sought = self.sought.get_or_init(|| {
            let groups = self.record.groups.join("\n");
            lowered(&[self.called(), &groups, &self.record.description].join("\n"))
        });
        sought.contains(word)
    }

    /// As a masked Secret once more, for whoever judges it.
    pub(crate) fn to_secret(&self) -> Value {
        let record = &self.record;
        let switches = record.switches();
        let expiration = match &record.expiration {
            RecordedExpiration::At(end) => Some(end.to_string()),
            RecordedExpiration::Unparseable(text) => Some(text.clone()),
            RecordedExpiration::Never => None,
        };
        json!({
            "metadata": {
                "name": record.name,
                "creationTimestamp": record.created.map(|time| time.to_string()),
                "deletionTimestamp": record.deleting.then_some("1970-01-01T00:00:00Z"),
                "annotations": { MASK_ANNOTATION: record.secret.mask() },
            },
            "type": if record.typed { SECRET_TYPE } else { "Opaque" },
            "stringData": {
                key::TOKEN_ID: record.id.map(|id| id.to_string()),
                key::EXPIRATION: expiration,
                key::USAGE_SIGNING: switches.value(Usage::Signing),
                key::USAGE_AUTHENTICATION: switches.value(Usage::Authentication),
                key::EXTRA_GROUPS: record.groups.join(","),
            },
        })
    }

    /// Whether there is a whole token that could be shown, under a name that our proxy forwards.
    pub(crate) fn is_revealable(&self) -> bool {
        self.record.name_id.is_some()
            && self.record.id.is_some()
            && self.record.secret == SecretState::WellFormed
    }
}

impl From<&Secret> for Row {
    /// A server that doesn't know `view=masked` sends the secret along; it is dropped here, before anything keeps it.
    fn from(secret: &Secret) -> Self {
        let mut record = TokenRecord::from(secret);
        if matches!(record.secret, SecretState::Exposed(_)) {
            record.secret = SecretState::WellFormed;
        }
        Row {
            standing: record.standing(),
            sought: OnceLock::new(),
            record,
        }
    }
}

/// Every row, and the version of the list that they are. A row is shared with whoever shows it: of ten thousand one changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rows {
    /// Ordered by the names of their Secrets, as a list comes: then each is put at the end. A tree is 1.4 KB more to fetch.
    by_name: Vec<Arc<Row>>,
    resource_version: String,
}

impl Rows {
    /// Takes in a Secret of the list that these become.
    pub(super) fn add(&mut self, secret: &Secret) {
        self.insert(Arc::new(Row::from(secret)));
    }

    fn insert(&mut self, row: Arc<Row>) {
        let is_next = |last: &Arc<Row>| last.record.name < row.record.name;
        if self.by_name.last().is_none_or(is_next) {
            return self.by_name.push(row);
        }
        match self.place(&row.record.name) {
            Ok(place) => self.by_name[place] = row,
            Err(place) => self.by_name.insert(place, row),
        }
    }

    /// Where the row of that name is, or would be.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.by_name
            .binary_search_by(|row| row.record.name.as_str().cmp(name))
    }

    /// The rows of these names that are still there.
    pub(crate) fn named<'a>(&'a self, names: impl IntoIterator<Item = &'a String>) -> Vec<&'a Row> {
        names.into_iter().filter_map(|name| self.get(name)).collect()
    }

    /// The version that a watch goes on from.
    pub(crate) fn resource_version(&self) -> &str {
        &self.resource_version
    }

    /// The row of a Secret.
    pub(crate) fn get(&self, name: &str) -> Option<&Row> {
        let place = self.place(name).ok()?;
        self.by_name.get(place).map(Arc::as_ref)
    }

    /// The rows, ordered by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Row> {
        self.by_name.iter().map(Arc::as_ref)
    }

    /// The same, each to be kept by whoever shows it.
    pub(super) fn shared(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.by_name.iter()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.by_name.len()
    }

    pub(super) fn put(&mut self, secret: &Secret) {
        self.reached(&secret.metadata.resource_version);
        self.add(secret);
    }

    pub(super) fn remove(&mut self, secret: &Secret) {
        self.reached(&secret.metadata.resource_version);
        if let Ok(place) = self.place(&secret.metadata.name) {
            self.by_name.remove(place);
        }
    }

    /// Notes how far list and watch have come; versions are opaque, so the latest word counts.
    pub(super) fn reached(&mut self, resource_version: &str) {
        if !resource_version.is_empty() {
            resource_version.clone_into(&mut self.resource_version);
        }
    }
}

#[cfg(test)]
impl Rows {
    /// None yet, at this version.
    pub(super) fn at(resource_version: &str) -> Self {
        let mut rows = Rows::default();
        rows.reached(resource_version);
        rows
    }
}

#[cfg(test)]
impl FromIterator<Row> for Rows {
    fn from_iter<T: IntoIterator<Item = Row>>(rows: T) -> Self {
        let mut all = Rows::default();
        rows.into_iter().for_each(|row| all.insert(Arc::new(row)));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNMASKED: &str = r#"{
        "metadata": {"name": "bootstrap-token-abcdef", "uid": "u", "resourceVersion": "7"},
        "type": "bootstrap.kubernetes.io/token",
        "data": {"token-id": "YWJjZGVm", "token-secret": "MDEyMzQ1Njc4OWFiY2RlZg=="}
    }"#;

    #[test]
    fn s31_a_row_never_keeps_a_secret_that_was_sent_along() {
        let secret: Secret = serde_json::from_str(UNMASKED).unwrap();
        let row = Row::from(&secret);
        assert_eq!(row.record().secret, SecretState::WellFormed);
        assert!(row.is_revealable());
        assert!(!format!("{row:?}").contains("0123456789abcdef"));
    }

    /// Whoever judges it sees what the page saw, but for what no judgement needs.
    #[test]
    fn a_row_is_a_secret_once_more() {
        let text = UNMASKED.replace(
            "\"resourceVersion\"",
            "\"deletionTimestamp\": \"2026-01-01T00:00:00Z\", \"resourceVersion\"",
        );
        let expired = text.replace(
            "\"data\": {",
            "\"data\": {\"expiration\": \"eA==\", \"auth-extra-groups\": \"YSxi\", ",
        );
        for text in [
            UNMASKED,
            &text,
            &expired,
            &UNMASKED.replace("bootstrap.kubernetes.io/token", "Opaque"),
        ] {
            let row = Row::from(&serde_json::from_str::<Secret>(text).unwrap());
            let again = Row::from(&serde_json::from_value::<Secret>(row.to_secret()).unwrap());
            let known = |row: &Row| TokenRecord {
                uid: String::new(),
                resource_version: String::new(),
                ..row.record().clone()
            };
            assert_eq!(known(&row), known(&again));
        }
    }

    #[test]
    fn s40_a_malformed_one_is_called_by_its_secrets_name() {
        let secret: Secret =
            serde_json::from_str(r#"{"metadata": {"name": "bootstrap-token-UPPER"}}"#).unwrap();
        let row = Row::from(&secret);
        assert_eq!(row.label(), "bootstrap-token-UPPER");
        assert!(!row.is_revealable());
        let another = UNMASKED.replace("bootstrap-token-abcdef", "another-name");
        let row = Row::from(&serde_json::from_str::<Secret>(&another).unwrap());
        assert_eq!(row.label(), "another-name", "abcdef may be another row's");
        assert!(!row.is_revealable());
        let now = Timestamp::from_unix_seconds(0).unwrap();
        assert_eq!(row.state(now), TokenState::Malformed);
    }

    #[test]
    fn rows_are_in_the_order_of_their_names_however_they_come() {
        let secret = |name: &str, version: &str| -> Secret {
            let metadata = json!({ "name": name, "resourceVersion": version });
            serde_json::from_value(json!({ "metadata": metadata })).unwrap()
        };
        let mut rows = Rows::default();
        for (name, version) in [
            ("b", "1"),
            ("d", "2"),
            ("a", "3"),
            ("c", "4"),
            ("d", "5"),
            ("a", "6"),
        ] {
            rows.put(&secret(name, version));
        }
        rows.remove(&secret("b", "7"));
        rows.remove(&secret("bb", "8"));
        let said = |row: &Row| format!("{}{}", row.record.name, row.record.resource_version);
        assert_eq!(rows.iter().map(said).collect::<Vec<_>>(), ["a6", "c4", "d5"]);
        assert_eq!(rows.get("c").map(said).as_deref(), Some("c4"));
        assert!(rows.get("b").is_none());
        assert_eq!((rows.count(), rows.resource_version()), (3, "8"));
    }
}
