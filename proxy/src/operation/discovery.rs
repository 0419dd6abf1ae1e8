//! What a client learns of the API before it asks for tokens: kubectl does before every command.
//!
//! Source: <https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api>.

use http::HeaderMap;
use http::header::ACCEPT;

use super::paths::{API, API_V1, APIS, OPENAPI, OPENAPI_V1, VERSION};

/// One of the API server's documents about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Document {
    Version,
    /// The versions of the core group.
    Api,
    /// Its resources.
    ApiV1,
    /// The other groups.
    Apis,
    /// Where schemas are.
    OpenApi,
    /// The schemas of the core group.
    OpenApiV1,
}

/// In which of its two forms a document of `/api` and `/apis` is wished for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// Names of versions or groups.
    #[default]
    Plain,
    /// With all resources in one document, since Kubernetes 1.30; it spares a client a request for each group.
    Aggregated,
}

impl Document {
    const ALL: [Self; 6] = [
        Self::Version,
        Self::Api,
        Self::ApiV1,
        Self::Apis,
        Self::OpenApi,
        Self::OpenApiV1,
    ];

    /// The document at a path.
    pub(super) fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|document| document.path() == path)
    }

    /// The path, here as upstream.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Version => VERSION,
            Self::Api => API,
            Self::ApiV1 => API_V1,
            Self::Apis => APIS,
            Self::OpenApi => OPENAPI,
            Self::OpenApiV1 => OPENAPI_V1,
        }
    }
}

impl Form {
    /// The media type that asks for the form, and that its answer has.
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Plain => "application/json",
            Self::Aggregated => "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
        }
    }

    /// What a caller wishes for. Of the header nothing is handed on but this.
    pub(crate) fn wished(headers: &HeaderMap) -> Self {
        let is_aggregated = |part: &str| {
            let mut words = part.split(';').map(str::trim);
            let wanted = Self::Aggregated.media_type();
            wanted.split(';').all(|word| words.next() == Some(word))
        };
        let wishes = headers
            .get_all(ACCEPT)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let mut wishes = wishes.flat_map(|value| value.split(','));
        if wishes.any(is_aggregated) {
            Self::Aggregated
        } else {
            Self::Plain
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", Form::Plain)]
    #[case("application/json", Form::Plain)]
    #[case("application/json;as=Table;v=v1;g=meta.k8s.io,application/json", Form::Plain)]
    #[case(
        "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList",
        Form::Plain
    )]
    #[case(
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json",
        Form::Aggregated
    )]
    #[case(
        "application/vnd.kubernetes.protobuf, application/json; g=apidiscovery.k8s.io; v=v2; as=APIGroupDiscoveryList",
        Form::Aggregated
    )]
    fn the_aggregated_form_is_asked_for_by_its_media_type(#[case] accept: &str, #[case] form: Form) {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, accept.parse().unwrap());
        assert_eq!(Form::wished(&headers), form);
    }
}
