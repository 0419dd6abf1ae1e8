//! The text that a person copied.

use std::str::FromStr;

use thiserror::Error;

/// `karmadactl register HOST:PORT --token TOKEN --discovery-token-ca-cert-hash PIN[,PIN] [--cluster-name NAME]`.
#[derive(Clone)]
pub struct RegisterCommand {
    endpoint: String,
    token: String,
    pins: Vec<String>,
    cluster: Option<String>,
}

impl std::fmt::Debug for RegisterCommand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RegisterCommand")
            .field("endpoint", &self.endpoint)
            .field("token_id", &self.token_id())
            .field("pins", &self.pins)
            .finish_non_exhaustive()
    }
}

/// The text isn't a register command.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum CommandError {
    /// Another command.
    #[error("it doesn't begin with `karmadactl register HOST:PORT`")]
    NotRegister,
    /// A flag that has no value.
    #[error("{0} has no value")]
    NoValue(String),
    /// Something that register doesn't know.
    #[error("an argument is none of --token, --discovery-token-ca-cert-hash and --cluster-name: {0}")]
    Unknown(String),
    /// No token, or one without its dot.
    #[error("--token is missing or has no dot")]
    Token,
    /// No pin.
    #[error("--discovery-token-ca-cert-hash is missing")]
    Pins,
}

impl RegisterCommand {
    /// `HOST:PORT`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The whole token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The token's public half.
    pub fn token_id(&self) -> &str {
        self.token.split_once('.').map_or("", |(id, _)| id)
    }

    /// The CA pins, each `sha256:HEX`.
    pub fn pins(&self) -> &[String] {
        &self.pins
    }

    /// The name that the cluster is to have, where the command says it.
    pub fn cluster(&self) -> Option<&str> {
        self.cluster.as_deref()
    }

    pub(super) fn token_secret(&self) -> &str {
        self.token.split_once('.').map_or("", |(_, secret)| secret)
    }
}

impl FromStr for RegisterCommand {
    type Err = CommandError;

    fn from_str(text: &str) -> Result<Self, CommandError> {
        let mut words = text.split_whitespace();
        let (Some("karmadactl"), Some("register"), Some(endpoint)) =
            (words.next(), words.next(), words.next())
        else {
            return Err(CommandError::NotRegister);
        };
        let mut token = None;
        let mut pins = Vec::new();
        let mut cluster = None;
        while let Some(flag) = words.next() {
            let value = words
                .next()
                .ok_or_else(|| CommandError::NoValue(flag.to_owned()))?;
            match flag {
                "--token" => token = Some(value.to_owned()),
                "--discovery-token-ca-cert-hash" => pins.extend(value.split(',').map(str::to_owned)),
                "--cluster-name" => cluster = Some(value.to_owned()),
                _ => return Err(CommandError::Unknown(flag.to_owned())),
            }
        }
        if pins.is_empty() {
            return Err(CommandError::Pins);
        }
        let token = token
            .filter(|token| token.contains('.'))
            .ok_or(CommandError::Token)?;
        Ok(Self {
            endpoint: endpoint.to_owned(),
            token,
            pins,
            cluster,
        })
    }
}
