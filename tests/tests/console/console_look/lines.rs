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

/// Of the lines of a script that are broken, how far in each goes on, and whether all stay inside of their box.
const FURTHER: &str = "const found = [];
    for (const script of root.querySelectorAll('.copy-text > .script')) {
      const { left } = script.getBoundingClientRect();
      const words = [...script.querySelectorAll('.word')];
      for (const [at, word] of words.entries()) {
        const place = word.getBoundingClientRect();
        if (place.right > script.parentElement.getBoundingClientRect().right) found.push(`${word.textContent} sticks out`);
        const before = words[at - 1];
        const between = document.createRange();
        if (before) between.setStartAfter(before);
        between.setEndBefore(word);
        const isBroken = before && place.top > before.getBoundingClientRect().bottom - 2 && !between.toString().includes('\\n');
        if (isBroken) found.push(place.left > left + 4);
      }
    }
    return found;";
/// Whether the first of two stands above the second.
const ABOVE: &str =
    "const [upper, lower] = PLACES.map((place) => root.querySelector(place).getBoundingClientRect());
    return upper.bottom <= lower.top;";
const PREFLIGHT: &str = "return root.querySelector('.preflight [role=status] > p').className;";

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

#[tokio::test]
async fn a_broken_line_of_a_script_goes_on_further_in() -> Outcome {
    story("look-further", async |stage| {
        let (page, views) = stage.views(&[LESS_MOTION]).await?;
        page.resize(390, 800, 1).await?;
        views.show("preflight-fails", "en").await?;
        let found = page.script(&format!("{ROOT}{FURTHER}")).await?;
        let found = found.as_array().map_or(&[][..], Vec::as_slice);
        assert!(
            !found.is_empty() && found.iter().all(|is_further| *is_further == true),
            "{found:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_counts_most_stands_first_and_looks_like_it() -> Outcome {
    story("look-first", async |stage| {
        let (page, views) = stage.views(&[LESS_MOTION]).await?;
        for (view, places) in [
            ("many", json!(["dialog .actions", "dialog .lines"])),
            (
                "created-wont-join",
                json!(["dialog .banner.warning", "dialog .judgement"]),
            ),
        ] {
            views.show(view, "en").await?;
            let above = ABOVE.replace("PLACES", &places.to_string());
            assert_eq!(page.script(&format!("{ROOT}{above}")).await?, true, "{view}");
        }
        // Nobody can have used what was made just now.
        let used = page
            .script(&format!(
                "{ROOT}return root.querySelectorAll('dialog .used').length"
            ))
            .await?;
        assert_eq!(used, 0);
        for (view, class) in [("preflight", "soon"), ("preflight-fails", "bad")] {
            views.show(view, "en").await?;
            let shown = page.script(&format!("{ROOT}{PREFLIGHT}")).await?;
            assert_eq!(shown, format!("verdict-line {class}"));
        }
        Ok(())
    })
    .await
}
