//! The pictures in docs/images: every view and state in both languages, the list and a token in the dark and on a phone too. The page
//! is the real one, the API is `fixtures/world.js`, whose identifiers and times never change.
//!
//! Each run takes all of them and says which look otherwise than the last ones: in `tests/out/screenshots.txt`, which `make test` shows
//! at its end, with the new pictures beside it. Fonts differ from machine to machine, so that is said and not failed for. `make
//! screenshots` sets `KARMADA_TOKEN_SCREENSHOTS=update`, and those that look otherwise are replaced.

use std::path::{Path, PathBuf};
use std::time::Duration;

use karmada_token_tests::{Browser, ColourScheme, LANGUAGES, Outcome, Role, Serve, Views, in_tree, story};

/// What is seen on one more picture in the dark, and on a phone.
const MORE: [&str; 4] = ["tokens", "token", "create", "validate-wrong"];
/// Over this share of its pixels, a picture looks otherwise: less is how an edge of a letter is smoothed.
const TOLERANCE: f64 = 0.001;
/// No transition lasts longer once there is to be none.
const SETTLED: Duration = Duration::from_millis(60);

fn folder() -> PathBuf {
    in_tree("docs/images")
}

/// What is said of all, a line each.
fn report() -> PathBuf {
    in_tree("tests/out/screenshots.txt")
}

/// The pictures that look otherwise.
fn new_ones() -> PathBuf {
    in_tree("tests/out/screenshots")
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    std::fs::create_dir_all(path.parent().unwrap_or(path))?;
    Ok(std::fs::write(path, bytes)?)
}

/// Compares a picture with the last one of that name, and keeps it when it is to be kept; answers what is to be said.
async fn compare(page: &Browser, name: &str, taken: &[u8]) -> Outcome<Option<String>> {
    let path = folder().join(format!("{name}.webp"));
    // A blank page compresses to almost nothing.
    assert!(
        taken.len() > 4_000,
        "{name} shows next to nothing: {} bytes",
        taken.len()
    );
    let difference = match std::fs::read(&path) {
        Ok(last) => page.difference(taken, &last).await?,
        Err(_) => 1.0,
    };
    // One word for another is less than that: when they are taken anew, each is as the page is now.
    let is_to_be_kept = std::env::var_os("KARMADA_TOKEN_SCREENSHOTS").is_some_and(|value| value == "update");
    if is_to_be_kept && difference > 0.0 {
        write(&path, taken)?;
    }
    if difference <= TOLERANCE {
        return Ok(None);
    }
    write(&new_ones().join(format!("{name}.webp")), taken)?;
    Ok(Some(format!(
        "docs/images/{name}.webp: {:.1} % of it looks otherwise now\n",
        difference * 100.0
    )))
}

#[tokio::test]
async fn every_view_and_state_is_compared_with_its_last_picture() -> Outcome {
    story("screenshots", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        let views = Views::on(&page).await?;
        let mut wanted: Vec<(&str, &str, ColourScheme, u32, String)> = Vec::new();
        for language in LANGUAGES {
            for name in views.names() {
                let picture = format!("{}/{name}", &language[..2]);
                wanted.push((name, language, ColourScheme::Light, 1280, picture));
            }
        }
        for name in MORE {
            wanted.push((name, "en", ColourScheme::Dark, 1280, format!("dark/{name}")));
            wanted.push((name, "en", ColourScheme::Light, 390, format!("phone/{name}")));
        }
        let mut changed = Vec::new();
        // Of an earlier run, where there was one.
        let _ = std::fs::remove_dir_all(new_ones());
        for (name, language, scheme, width, picture) in wanted {
            page.emulate(scheme, "", &[("prefers-reduced-motion", "reduce")])
                .await?;
            page.resize(width, 800, 1).await?;
            views.show(name, language).await?;
            tokio::time::sleep(SETTLED).await;
            let taken = page.picture().await?;
            changed.extend(compare(&page, &picture, &taken).await?);
        }
        let count = changed.len();
        changed.push(format!(
            "{count} pictures look otherwise than the last ones (tests/out/screenshots)\n"
        ));
        write(&report(), changed.concat().as_bytes())
    })
    .await
}
