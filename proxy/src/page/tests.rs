use super::*;
use axum::body::Body;
use std::borrow::Cow;

fn file(data: &'static [u8], hash: u8) -> rust_embed::EmbeddedFile {
    let metadata = rust_embed::Metadata::__rust_embed_new([hash; 32], None, None);
    rust_embed::EmbeddedFile {
        data: Cow::Borrowed(data),
        metadata,
    }
}

#[test]
fn a_file_that_is_known_is_not_sent_again() {
    let page = PageFile::new("start.js");
    let first = answer(&HeaderMap::new(), &page, file(b"x", 7));
    let tag = first.headers()[ETAG].clone();
    let again = answer(
        &HeaderMap::from_iter([(IF_NONE_MATCH, tag.clone())]),
        &page,
        file(b"x", 7),
    );
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    let changed = answer(
        &HeaderMap::from_iter([(IF_NONE_MATCH, tag)]),
        &page,
        file(b"y", 8),
    );
    assert_eq!(changed.status(), StatusCode::OK);
}

#[test]
fn s18_html_is_not_stored() {
    let response = answer(&HeaderMap::new(), &PageFile::new("index.html"), file(b"x", 7));
    assert_eq!(response.headers()[CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn the_page_is_read_only_and_stays_in_its_folder() {
    for (method, path, code) in [
        ("POST", "/", StatusCode::METHOD_NOT_ALLOWED),
        ("GET", "/../Cargo.toml", StatusCode::NOT_FOUND),
        ("GET", "//etc/passwd", StatusCode::NOT_FOUND),
        ("GET", "/%2e%2e/Cargo.toml", StatusCode::NOT_FOUND),
        ("GET", "/nothing.js", StatusCode::NOT_FOUND),
        ("GET", "/", StatusCode::OK),
    ] {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .body(Body::empty())
            .unwrap();
        assert_eq!(serve(request).await.status(), code, "{method} {path}");
    }
}
