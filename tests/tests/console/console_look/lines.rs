//! What belongs on one line is on one, and what is off looks off.

use karmada_token_tests::{Outcome, story};
use serde_json::json;

use super::support::{LESS_MOTION, ROOT};

/// Whether the search and the choice of columns are beside each other.
const BESIDE: &str = "const top = (place) => root.querySelector(place).getBoundingClientRect().top;
    return Math.abs(top('.search') - top('.menu-anchor')) < 4;";
/// In how many pieces Karmada's own group stands, without what all groups begin with.
const PIECES: &str = "const rest = [...root.querySelectorAll('.group .rest')].find((rest) => rest.textContent === 'karmada:default-cluster-token');
    return rest.getClientRects().length;";
/// The colours of a red button that is off, and of another that is.
const OFF: &str = "const red = root.querySelector('[role=alertdialog] .button.danger.solid');
    const other = root.querySelector('[role=alertdialog] .button:not(.danger)');
    return [red, other].map((button) => {
      button.setAttribute('aria-disabled', 'true');
      button.style.transition = 'none';
      const { backgroundColor, color } = getComputedStyle(button);
      return `${backgroundColor} ${color}`;
    });";

#[tokio::test]
async fn the_toolbar_and_a_group_are_not_broken_and_what_is_off_looks_off() -> Outcome {
    story("look-lines", async |stage| {
        let (page, views) = stage.views(&[LESS_MOTION]).await?;
        views.show("tokens", "en").await?;
        for width in [721, 748, 790, 859, 1920] {
            page.resize(width, 800, 1).await?;
            assert_eq!(page.script(&format!("{ROOT}{BESIDE}")).await?, true, "{width} px");
        }
        assert_eq!(page.script(&format!("{ROOT}{PIECES}")).await?, json!(1));
        views.show("delete", "en").await?;
        let colours = page.script(&format!("{ROOT}{OFF}")).await?;
        assert_eq!(colours[0], colours[1]);
        Ok(())
    })
    .await
}
