//! What is said for a moment is said where nothing can be pressed (WCAG 2.2, focus not obscured).

use karmada_token_tests::{Browser, Outcome, Role, SOON, Serve, Wishes, story, until};
use serde_json::{Value, json};

use super::support::ROOT;

/// Of the toast that says this: whether all of it can be seen, what it lies over in the dialog, and whether it would take a click.
async fn toast(page: &Browser, saying: &str) -> Outcome<Value> {
    let script = format!(
        "{ROOT}
        const toast = [...root.querySelectorAll('.toast')].find((toast) => toast.textContent.includes({}));
        if (!toast) return null;
        const is = toast.getBoundingClientRect();
        const meets = ({{ left, right, top, bottom, width }}) =>
          width > 0 && left < is.right && right > is.left && top < is.bottom && bottom > is.top;
        const under = [...root.querySelectorAll('dialog :is(button, input, textarea, summary)')]
          .filter((element) => element.checkVisibility() && meets(element.getBoundingClientRect()));
        const middle = root.elementFromPoint(is.x + is.width / 2, is.y + is.height / 2);
        const isSeen = is.top >= 0 && is.left >= 0 && is.right <= innerWidth && is.bottom <= innerHeight;
        return [isSeen, under.map((element) => element.outerHTML.slice(0, 90)), middle === toast];",
        json!(saying)
    );
    let seen = until("a toast", SOON, async || {
        page.script(&script).await.ok().filter(|seen| !seen.is_null())
    });
    Ok(seen.await?)
}

/// Whoever made this browser doesn't let a page copy.
const NO_COPY: &str = "
    navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    document.execCommand = () => false";

#[tokio::test]
async fn a_toast_lies_over_no_button_of_a_dialog_and_in_the_way_of_none() -> Outcome {
    let free = json!([true, [], false]);
    story("look-toast", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        for width in [1280, 390, 320] {
            page.resize(width, 800, 1).await?;
            let created = console.submit(&Wishes::described("toasted")).await?;
            assert_eq!(toast(&page, " created").await?, free, "{width} px");
            created.find(Role::Button, "Copy token").click().await?;
            assert_eq!(toast(&page, "Copied").await?, free, "{width} px");
            // The longest that is ever said.
            page.script(NO_COPY).await?;
            created
                .find(Role::Button, "Copy register command")
                .click()
                .await?;
            assert_eq!(toast(&page, "with your keyboard").await?, free, "{width} px");
            created.find(Role::Button, "Done").click().await?;
            page.reload().await?;
        }
        Ok(())
    })
    .await
}
