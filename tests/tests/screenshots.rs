//! The pictures in docs/images, taken of the real page.
//!
//! A picture that is there already is left alone, so that a test run leaves a clean work tree: `make screenshots`
//! sets `KARMADA_TOKEN_SCREENSHOTS=update` to have them taken again.

use std::path::{Path, PathBuf};
use std::time::Duration;

use karmada_token_tests::{Browser, ColourScheme, Console, Outcome, Role, Serve, Wishes, story};

const WISHES: Wishes<'static> = Wishes {
    ttl: "2h",
    groups: &["system:bootstrappers:karmada:default-cluster-token"],
    description: "member1, by the platform team",
};
/// No transition lasts longer.
const SETTLED: Duration = Duration::from_millis(400);

async fn take(page: &Browser, name: &str) -> Outcome {
    tokio::time::sleep(SETTLED).await;
    let picture = page.screenshot().await?;
    assert!(picture.starts_with(b"\x89PNG"), "{name} is no PNG");
    // A blank page compresses to almost nothing.
    assert!(
        picture.len() > 8_000,
        "{name} shows next to nothing: {} bytes",
        picture.len()
    );
    let path = target(name);
    let update = std::env::var_os("KARMADA_TOKEN_SCREENSHOTS").is_some_and(|value| value == "update");
    if update || !path.exists() {
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("/")))?;
        std::fs::write(path, picture)?;
    }
    Ok(())
}

fn target(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../docs/images")
        .join(format!("{name}.png"))
}

#[tokio::test]
async fn tokens_create_and_created() -> Outcome {
    story("screenshots", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.resize(1280, 800, 1).await?;
        let console = Console::new(page.clone());
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.prefer(ColourScheme::Light).await?;
        take(&page, "tokens-light").await?;
        page.prefer(ColourScheme::Dark).await?;
        take(&page, "tokens-dark").await?;

        page.prefer(ColourScheme::Light).await?;
        let form = console.open_create().await?;
        console.fill(&form, &WISHES).await?;
        take(&page, "create").await?;
        form.find(Role::Button, "Create token").click().await?;
        page.find(Role::Dialog, "Token created").node().await?;
        take(&page, "created").await?;
        Ok(())
    })
    .await
}

/// A token that a cluster will join with, one that none will, and the control plane.
#[tokio::test]
async fn verdicts_and_preflight() -> Outcome {
    story("screenshot-verdicts", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.resize(1280, 800, 1).await?;
        page.prefer(ColourScheme::Light).await?;
        let console = Console::new(page.clone());
        for (name, description, says) in [
            ("verdict-good", "member-frankfurt-1", "Will join"),
            ("verdict-bad", "member-austin-1", "Won't join"),
        ] {
            let row = console
                .some_row(description, SETTLED * 20, |row| {
                    row.cell("Description").starts_with(description)
                })
                .await?;
            let panel = console.open_revealed(&row.header).await?;
            panel.find_containing(Role::Status, says).node().await?;
            take(&page, name).await?;
            panel.find(Role::Button, "Close").click().await?;
            panel.gone().await?;
        }
        page.find(Role::Button, "Preflight").click().await?;
        page.find_containing(Role::Region, "Nothing keeps clusters from joining")
            .node()
            .await?;
        take(&page, "preflight").await
    })
    .await
}

#[tokio::test]
async fn sign_in() -> Outcome {
    story("screenshot-sign-in", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let page = stage.open(&proxy.url()).await?;
        page.resize(1280, 800, 1).await?;
        page.prefer(ColourScheme::Light).await?;
        page.find(Role::Heading, "Sign in").node().await?;
        take(&page, "sign-in").await?;
        Ok(())
    })
    .await
}
