//! The page, which is in the binary: `../dist` as `make build` leaves it. A debug build reads the folder itself.

mod encoding;
mod file;

use axum::extract::Request;
use axum::response::{Html, IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, IF_NONE_MATCH, LOCATION};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use rust_embed::RustEmbed;

use crate::base_path::WithoutSlash;
use crate::guard::{no_store, sealed};
use crate::status::{Reason, Status};
use encoding::accepted;
use file::PageFile;

#[derive(RustEmbed)]
#[folder = "../dist"]
#[allow_missing = true]
struct Dist;

/// The validator: it asks nobody, wherever it comes from.
const SEALED_PAGE: &str = "validate.html";
const UNBUILT: &str = "<!doctype html><html lang=\"en\"><title>karmada-token</title>\
    <h1>The page is not built</h1><p>This binary was built without its page: run <code>make build</code>, or \
    <code>make run</code>. The API is here all the same.</p></html>";

/// A file of the page, `index.html` at `/`.
pub(crate) async fn serve(request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Status::method_not_allowed("GET, HEAD").into_response();
    }
    if let Some(WithoutSlash(base)) = request.extensions().get() {
        let location = HeaderValue::try_from(format!("{}/", base.as_str()));
        let redirect = location.map(|location| (StatusCode::PERMANENT_REDIRECT, [(LOCATION, location)]));
        return redirect.map_or_else(
            |_| StatusCode::NOT_FOUND.into_response(),
            IntoResponse::into_response,
        );
    }
    let name = match request.uri().path() {
        "/" => "index.html",
        path => path.trim_start_matches('/'),
    };
    match Dist::get(name) {
        Some(file) => answer(request.headers(), &PageFile::new(name), file),
        None if name == "index.html" => (StatusCode::OK, Html(UNBUILT)).into_response(),
        None => Status::new(Reason::NotFound, "there is nothing at this path").into_response(),
    }
}

/// The file, or a smaller sibling of it that the browser can read, or the word that it hasn't changed.
fn answer(headers: &HeaderMap, page: &PageFile<'_>, plain: rust_embed::EmbeddedFile) -> Response {
    let sibling = accepted(headers).find_map(|encoding| {
        Dist::get(&format!("{}.{}", page.name(), encoding.extension())).map(|file| (encoding, file))
    });
    let (encoding, file) = match sibling {
        Some((encoding, file)) => (Some(encoding), file),
        None => (None, plain),
    };
    let tag = file::entity_tag(&file.metadata.sha256_hash());
    let is_known = tag.is_some()
        && headers
            .get_all(IF_NONE_MATCH)
            .iter()
            .any(|known| Some(known) == tag.as_ref());
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        file.data.into_owned().into_response()
    };
    let answered = response.headers_mut();
    page.describe(answered);
    encoding.iter().for_each(|encoding| encoding.describe(answered));
    answered.extend(tag.map(|tag| (ETAG, tag)));
    if page.is_html() {
        answered.insert(CACHE_CONTROL, no_store());
    }
    if page.name() == SEALED_PAGE {
        answered.insert(CONTENT_SECURITY_POLICY, sealed());
    }
    answered.append(http::header::VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}

#[cfg(test)]
mod tests;
