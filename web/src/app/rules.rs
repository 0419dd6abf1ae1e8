//! What a token made here has to keep to, and where it leads.

use super::App;
use crate::api::Mode;
use crate::model::Limits;
use karmada_token_core::{Endpoint, Policy, RegisterCommand, Ttl};
use leptos::prelude::*;

impl App {
    /// What the form has to keep to. Tracked.
    pub(crate) fn limits(&self) -> Limits {
        let policy = self.info.with(|info| info.policy.rules());
        let asked = match self.option(|options| options.max_ttl) {
            Some(Ttl::After(span)) => Some(span),
            Some(Ttl::Never) | None => None,
        };
        Limits::new(Policy {
            max_ttl: [asked, policy.max_ttl].into_iter().flatten().min(),
            ..policy
        })
    }

    /// What every register command has in common, where it is known. Tracked.
    pub(crate) fn register_command(&self) -> Option<RegisterCommand> {
        let info = self.info.get();
        let endpoint = self.endpoint()?;
        RegisterCommand::new(endpoint, info.pins()).ok()
    }

    /// Where members reach the API server. Tracked.
    pub(crate) fn endpoint(&self) -> Option<Endpoint> {
        self.advertised().or_else(|| self.servers_endpoint())
    }

    /// The endpoint that the page around, or else the proxy, says members are to use. Tracked.
    pub(crate) fn advertised(&self) -> Option<Endpoint> {
        let named = self
            .info
            .with(|info| info.advertise_server.as_ref()?.parse().ok());
        self.option(|options| options.endpoint.clone()).or(named)
    }

    /// The endpoint that the proxy goes to. Tracked.
    pub(crate) fn servers_endpoint(&self) -> Option<Endpoint> {
        self.info.with(|info| info.server.as_ref()?.parse().ok())
    }

    /// Whether nothing here is real. Tracked.
    pub(crate) fn is_sandbox(&self) -> bool {
        self.info.with(|info| info.mode == Mode::Sandbox)
    }
}
