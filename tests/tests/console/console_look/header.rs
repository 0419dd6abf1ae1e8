//! The strip on top leaves a phone's screen to the list, and loses nothing by it.

use karmada_token_tests::{Outcome, story};
use serde_json::json;

use super::support::{LESS_MOTION, ROOT};

/// The rows of its buttons (two are in one row unless one ends above where the other begins), its height, the buttons that are smaller than a
/// finger needs, and what it says in full.
const HEADER: &str = "
    const header = root.querySelector('header');
    const shown = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0;
    const buttons = [...header.querySelectorAll('button')].filter(shown);
    const rows = [];
    for (const { top, bottom } of buttons.map((button) => button.getBoundingClientRect()).sort((a, b) => a.top - b.top)) {
      if (!rows.length || top >= rows.at(-1)) rows.push(bottom);
    }
    const isSmall = ({ width, height }) => width < 24 || height < 24;
    const isWhole = (element) => shown(element) && element.scrollWidth <= element.clientWidth + 1;
    return {
      rows: rows.length,
      height: header.offsetHeight,
      small: buttons.filter((button) => isSmall(button.getBoundingClientRect())).map((button) => button.textContent),
      buttons: buttons.map((button) => button.textContent.trim()),
      facts: [...header.querySelectorAll('.fact > span, .chip')].filter(isWhole).map((element) => element.textContent),
    };";
const BUTTONS: [&str; 5] = ["Tokens", "Preflight", "Validate", "Sign out", "简体中文"];
/// How wide, and how high at most: on the narrowest, where it stands and who is there take three lines of the second row or four.
const SIZES: [(u32, u64); 5] = [(320, 128), (390, 96), (500, 96), (640, 96), (719, 96)];

#[tokio::test]
async fn on_a_phone_the_header_has_two_rows_and_all_that_it_has_elsewhere() -> Outcome {
    story("look-header", async |stage| {
        let (page, views) = stage.views(&[LESS_MOTION]).await?;
        for (width, highest) in SIZES {
            page.resize(width, 800, 1).await?;
            for view in ["tokens", "validate"] {
                views.show(view, "en").await?;
                let header = page.script(&format!("{ROOT}{HEADER}")).await?;
                let is_low = header["height"].as_u64() <= Some(highest) && header["rows"].as_u64() <= Some(2);
                assert!(is_low, "{view} at {width} px: {header}");
                assert_eq!(header["small"], json!([]), "{view} at {width} px");
                assert_eq!(header["buttons"], json!(BUTTONS), "{view} at {width} px");
                assert_eq!(
                    header["facts"],
                    json!(["karmada.example.org:5443", "platform-admin", "Kubeconfig"]),
                    "{view} at {width} px"
                );
            }
        }
        Ok(())
    })
    .await
}
