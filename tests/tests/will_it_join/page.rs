//! What the page foretells: faults of the matrix, seen live in a token's panel and in the preflight, mended with what the page
//! hands out to copy, and met by a member in between.

use std::time::Duration;

use karmada_token_tests::{
    Browser, Console, Created, Locator, Outcome, Role, Serve, User, Wishes, story, until,
};

use crate::faults::ROWS;
use crate::field::Field;
use crate::row::{Harm, Row};
use crate::stop::Stop;

/// The faults that are shown: of the token and of the control plane, mended by a command and by YAML.
const SHOWN: [&str; 5] = [
    "no-signing-usage",
    "not-public",
    "may-not-file",
    "not-auto-approved",
    "no-agent-setup",
];
const WISHES: Wishes<'static> = Wishes::described("judged on the page");
const JUDGEMENT: &str = "Will a cluster join with it?";
/// kube-apiserver's caches, a signature, and the page's own look.
const SETTLES_WITHIN: Duration = Duration::from_secs(40);

#[tokio::test]
async fn the_page_foretells_what_a_member_meets() -> Outcome {
    story("will-it-join-page", async |stage| {
        let field = Field::new(stage.control_plane().await?).await?;
        let proxy = stage.serve(Serve::kubeconfig_file(&field.kubeconfig)).await?;
        let page = stage.open(&proxy.sign_in_url().await?).await?;
        let console = Console::new(page.clone());

        // No false alarm: from the click to the member, and what it left behind.
        let created = console.submit(&WISHES).await?;
        line(&created, "Will join").await?;
        let made = console.take_result().await?;
        assert_eq!(
            field.tried(&made.register_command, "member1", 15).await,
            Stop::Joins
        );
        let panel = console.open_revealed(made.id()).await?;
        line(&panel, "Will join").await?;
        let used = panel.text().await?;
        assert!(
            used.contains("Certificate requests that are still there: 2"),
            "{used}"
        );

        for key in SHOWN {
            fault(&field, &panel, row(key), &made).await?;
        }
        panel.find(Role::Button, "Close").click().await?;
        the_preflight_tells_it_too(&field, &page).await
    })
    .await
}

fn row(key: &str) -> &'static Row {
    ROWS.iter()
        .find(|row| row.obstacle == key)
        .expect("a row of the matrix")
}

/// One fault: foretold in the line, met by a member, mended by the first remedy that the page shows.
async fn fault(field: &Field, panel: &Locator, row: &Row, made: &Created) -> Outcome {
    let Harm::Script(script) = row.harm else {
        panic!("{}: not of a kind that is shown", row.fault)
    };
    field.script(made.id(), script).await?;
    line(panel, "Won't join").await?;
    let given = row.stop.within();
    let stop = field.tried(&made.register_command, "member2", given).await;
    assert_eq!(stop, row.stop, "{}", row.fault);
    let yaml = panel.find(
        Role::Textbox,
        "On the Karmada control plane, by kubectl apply -f -",
    );
    if yaml.is_there().await? {
        field.apply(&format!("{}\n", yaml.value().await?)).await?;
    } else {
        let command = panel.find(Role::Textbox, "With the kubeconfig of the Karmada control plane");
        field.paste(&command.value().await?).await?;
    }
    line(panel, "Will join").await?;
    let stop = field.tried(&made.register_command, "member2", 15).await;
    assert_eq!(stop, Stop::Joins, "{} after its remedy", row.fault);
    Ok(())
}

/// Waits for a line that begins so; the page is asked to look again meanwhile, as a person would.
async fn line(dialog: &Locator, beginning: &str) -> Outcome {
    let judgement = dialog.find(Role::Region, JUDGEMENT);
    let status = judgement.find_containing(Role::Status, "");
    let mut seen = String::new();
    let what = format!("the line {beginning:?}");
    let found = until(&what, SETTLES_WITHIN, async || {
        seen = status.text().await.ok()?;
        if seen.starts_with(beginning) {
            return Some(());
        }
        let _asked = judgement.find(Role::Button, "Check again").click().await;
        tokio::time::sleep(Duration::from_secs(2)).await;
        None
    });
    let found = found.await;
    assert!(found.is_ok(), "{what}: {seen:?}");
    Ok(())
}

async fn the_preflight_tells_it_too(field: &Field, page: &Browser) -> Outcome {
    page.find(Role::Button, "Preflight").click().await?;
    let region = page.find(
        Role::Region,
        "Is this control plane ready for clusters that join?",
    );
    // The tests' control plane is on loopback, and that is said.
    told(&region, "Nothing keeps clusters from joining; 1 to look at.").await?;
    assert!(
        page.url().await?.ends_with("#/preflight"),
        "it has an address of its own"
    );
    let row = row("not-public");
    let Harm::Script(script) = row.harm else {
        panic!("a script")
    };
    field.script("none", script).await?;
    told(&region, "Clusters will not join like this: 1 failed.").await?;
    let yaml = region.find(
        Role::Textbox,
        "On the Karmada control plane, by kubectl apply -f -",
    );
    field.apply(&format!("{}\n", yaml.value().await?)).await?;
    told(&region, "Nothing keeps clusters from joining; 1 to look at.").await
}

async fn told(region: &Locator, summary: &str) -> Outcome {
    let mut seen = String::new();
    let found = until(summary, SETTLES_WITHIN, async || {
        seen = region.text().await.ok()?;
        if seen.contains(summary) {
            return Some(());
        }
        let _asked = region.find(Role::Button, "Check again").click().await;
        tokio::time::sleep(Duration::from_secs(2)).await;
        None
    });
    let found = found.await;
    assert!(found.is_ok(), "{summary}: {seen}");
    Ok(())
}

#[tokio::test]
async fn a_viewer_is_told_on_the_page_what_it_may_not_read() -> Outcome {
    story("will-it-join-page-viewer", async |stage| {
        let field = Field::new(stage.shared_control_plane().await?).await?;
        field.script("view02", "token").await?;
        field.signed("view02").await?;
        let viewer = field.plane.kubeconfig_file(&User::viewer())?;
        let proxy = stage.serve(Serve::kubeconfig_file(&viewer)).await?;
        let page = stage.open(&proxy.sign_in_url().await?).await?;
        page.find(Role::Button, "Preflight").click().await?;
        let region = page.find(
            Role::Region,
            "Is this control plane ready for clusters that join?",
        );
        told(&region, "4 could not be read with your rights.").await?;
        let text = region.text().await?;
        assert_eq!(text.matches("You may not read this").count(), 4, "{text}");
        assert!(!text.contains("Fail"), "{text}");

        page.find(Role::Button, "Tokens").click().await?;
        page.find(Role::Button, "Reveal token view02").click().await?;
        let panel = page.find(Role::Dialog, "Token view02");
        line(&panel, "Can't tell").await?;
        let text = panel.text().await?;
        assert!(text.contains("Could not be seen: 2"), "{text}");
        Ok(())
    })
    .await
}
