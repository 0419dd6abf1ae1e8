//! The verdict is fetched, with a wasm of its own: whoever presses a button meanwhile is not to miss it.

use karmada_token_tests::{LANGUAGES, Outcome, story};

use super::support::{LESS_MOTION, ROOT};

/// Where everything is that can be pressed, but for what comes with the verdict.
const PLACES: &str = "
    const open = root.querySelector('dialog');
    return [...open.querySelectorAll('button, input, .handover summary')]
      .filter((element) => !element.closest('.judgement') && element.checkVisibility())
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.ariaLabel ?? element.textContent.trim(), element.id, x, y, width, height].join(' ');
      });";
const JUDGED: &str = "views.judged().then(() => arguments[0](true), (error) => arguments[0](String(error)))";
const JUDGED_VIEWS: [&str; 6] = [
    "token",
    "token-wont-join",
    "token-malformed",
    "token-revealed",
    "created",
    "created-wont-join",
];
/// Where a dialog scrolls and where it has room to spare.
const SIZES: [(u32, u32); 4] = [(1280, 800), (1280, 1600), (390, 800), (390, 1600)];

#[tokio::test]
async fn a_verdict_that_arrives_moves_no_button() -> Outcome {
    story("look-verdict", async |stage| {
        let (page, views) = stage.views(&[LESS_MOTION]).await?;
        let places = format!("{ROOT}{PLACES}");
        for (width, height) in SIZES {
            page.resize(width, height, 1).await?;
            for language in LANGUAGES {
                for view in JUDGED_VIEWS {
                    page.script("views.hold()").await?;
                    views.show(view, language).await?;
                    let before = page.script(&places).await?;
                    assert_eq!(page.script_async(JUDGED).await?, true, "{view}");
                    let after = page.script(&places).await?;
                    assert!(
                        before.as_array().is_some_and(|places| places.len() > 6),
                        "{before}"
                    );
                    assert_eq!(before, after, "{view} in {language} at {width} by {height} px");
                }
            }
        }
        Ok(())
    })
    .await
}

/// How many commands are there to copy, and what the console's own advice is.
const REMEDIES: &str = "
    const all = (selector) => [...root.querySelectorAll(`.obstacle ${selector}`)];
    return [all('.copy-field').length, ...all('.remedy').map(({ textContent }) => textContent)];";

#[tokio::test]
async fn for_a_token_that_has_to_be_replaced_there_is_one_remedy() -> Outcome {
    story("look-remedy", async |stage| {
        let (page, views) = stage.views(&[LESS_MOTION]).await?;
        views.show("token-malformed", "en").await?;
        let remedies = page.script(&format!("{ROOT}{REMEDIES}")).await?;
        let replace = "It can't be mended from here: delete it and create another one.";
        assert_eq!(remedies, serde_json::json!([1, replace]));
        Ok(())
    })
    .await
}
