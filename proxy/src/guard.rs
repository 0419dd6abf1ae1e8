//! What a web page elsewhere can do to this server: nothing.
//!
//! Every request passes [`Policy::host`]; those to the API pass [`Policy::site`] as well. Whether a session's cookie
//! may be used is a further question, answered by [`Site::may_use_cookie`].

mod fetch_site;
mod headers;
mod host;
mod origin;

pub(crate) use fetch_site::FetchSite;
pub(crate) use headers::{Cors, SecurityHeaders, kept_for_ever, no_store, sealed};
pub(crate) use host::{Host, HostError};
pub(crate) use origin::{Origin, OriginError};

use http::header::{AUTHORIZATION, HOST, ORIGIN};
use http::request::Parts;
use http::{HeaderMap, HeaderName, Version};

use crate::status::{Reason, Status};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// By what scheme browsers reach this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// Plain HTTP, on loopback.
    Http,
    /// TLS: this server's own, or that of a proxy in front.
    Https,
}

impl Scheme {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    const fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// Which names this server has, and who besides its own page may talk to it.
#[derive(Debug)]
pub(crate) struct Policy {
    pub(crate) scheme: Scheme,
    pub(crate) hosts: Vec<Host>,
    pub(crate) embedders: Vec<Origin>,
}

/// Where an API request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Site {
    /// This server's own page, as the browser vouches.
    Own,
    /// A page of an origin on the list; with an Authorization header only.
    Embedder,
    /// No browser, or one that says nothing.
    Unsaid,
}

impl Site {
    /// A cookie rides along on whatever a browser sends; it counts only where the browser says that our own page sent it.
    pub(crate) const fn may_use_cookie(self) -> bool {
        matches!(self, Self::Own)
    }
}

impl Policy {
    /// The host that the request is for: on the list, and said once.
    ///
    /// # Errors
    /// 400 for none, two, or an absolute-form target; 403 for another name.
    pub(crate) fn host(&self, parts: &Parts) -> Result<Host, Status> {
        let bad = |message: &str| Status::new(Reason::BadRequest, message);
        let mut said = parts.headers.get_all(HOST).iter();
        let header = match (said.next(), said.next()) {
            (first, None) => first.map(|value| value.to_str().unwrap_or_default()),
            _ => return Err(bad("more than one Host header")),
        };
        // Over HTTP/1 an authority in the target is the absolute form, which is for forward proxies.
        let target = parts.uri.authority().map(http::uri::Authority::as_str);
        let name = match (parts.version >= Version::HTTP_2, header, target) {
            (false, Some(header), None) => header,
            (true, None, Some(target)) => target,
            (true, Some(header), Some(target)) if header == target => header,
            (false, _, Some(_)) => return Err(bad("the target must be a path, not a whole URL")),
            (_, None, None) => return Err(bad("no Host header")),
            (true, Some(_), _) => return Err(bad("Host and :authority must be the same")),
        };
        Host::parse(name, self.scheme)
            .ok()
            .filter(|host| self.hosts.contains(host))
            .ok_or_else(|| {
                Status::forbidden(
                    "this host name is not one of this server's: name it with --allowed-host HOST[:PORT]",
                )
            })
    }

    /// Where a request to the API comes from.
    ///
    /// # Errors
    /// 403 for another site, unless its origin is on the list and it brings its own Authorization header.
    pub(crate) fn site(&self, headers: &HeaderMap, host: &Host, is_safe: bool) -> Result<Site, Status> {
        let own = Origin::of(self.scheme, host);
        let origin = single(headers, &ORIGIN)?.map(Origin::exact);
        let from_embedder = matches!(&origin, Some(Ok(origin)) if self.embedders.contains(origin));
        if from_embedder && headers.contains_key(AUTHORIZATION) {
            return Ok(Site::Embedder);
        }
        if origin
            .as_ref()
            .is_some_and(|origin| !matches!(origin, Ok(origin) if *origin == own))
        {
            return Err(Status::forbidden(
                "this origin may not use this API: name it with --allowed-origin, and send an Authorization header",
            ));
        }
        match FetchSite::parse(single(headers, &FETCH_SITE)?) {
            FetchSite::Elsewhere => Err(Status::forbidden(
                "a page of another site, or the address bar, may not use this API (Sec-Fetch-Site)",
            )),
            FetchSite::SameOrigin if is_safe || origin.is_some() => Ok(Site::Own),
            FetchSite::SameOrigin | FetchSite::Missing => Ok(Site::Unsaid),
        }
    }
}

/// The one value of a header.
fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, Status> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        // What isn't text is no value of ours, and must not look like none.
        (Some(value), None) => Ok(Some(value.to_str().unwrap_or("?"))),
        (Some(_), Some(_)) => Err(Status::new(
            Reason::BadRequest,
            format!("more than one {name} header"),
        )),
    }
}

#[cfg(test)]
mod tests;
