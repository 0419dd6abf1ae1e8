//! From 320 px to 4K, and at 200 % zoom, which halves the pixels that a page has: no view scrolls sideways, and nothing is cut off.

use karmada_token_tests::{LANGUAGES, Outcome, story};
use serde_json::Value;

/// 320, a phone held sideways, where cards begin and end, 1280 at 200 %, a laptop, 4K.
const WIDTHS: [u32; 7] = [320, 500, 640, 860, 1280, 1920, 3840];

/// What stands outside of the page or of what holds it, of all that has words or can be pressed. What scrolls by itself may be
/// wider than it is; what is shortened on purpose says so by an ellipsis or a clamp and has the rest in a tip.
const CUT_OFF: &str = "
    const found = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth) found.push(`the page is ${wide} px wide`);
    const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const isShort = (element) => element.closest('.clamp, .unseen, .fact, .line-text, thead') !== null;
    const look = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
        if (!(words || element.matches('button, input, textarea')) || !element.checkVisibility() || isShort(element)) continue;
        let holder = element.parentElement;
        while (holder && !scrolls(holder)) holder = holder.parentElement;
        const { left, right } = element.getBoundingClientRect();
        const name = `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 40)}`;
        if (!holder && (right > innerWidth + 1 || left < -1)) found.push(`${name}: from ${left} to ${right}`);
        if (element.matches('button, h1, h2, p, .badge, .chip, .tag') && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline') {
          found.push(`${name}: ${element.scrollWidth} px in ${element.clientWidth}`);
        }
      }
    };
    look(document.querySelector('karmada-token-console').shadowRoot);
    return found;
";

#[tokio::test]
async fn no_view_scrolls_sideways_or_is_cut_off_from_320_px_to_4k() -> Outcome {
    story("sizes", async |stage| {
        let (page, views) = stage.views(&[("prefers-reduced-motion", "reduce")]).await?;
        let mut found = String::new();
        for language in LANGUAGES {
            for name in views.names() {
                page.resize(1280, 900, 1).await?;
                views.show(name, language).await?;
                // The words of the other language are longer or shorter where there is little room.
                let widths = if language == "en" {
                    &WIDTHS[..]
                } else {
                    &WIDTHS[..2]
                };
                for width in widths {
                    page.resize(*width, 900, 1).await?;
                    let cut = page.script(CUT_OFF).await?;
                    for what in cut.as_array().into_iter().flatten().filter_map(Value::as_str) {
                        found += &format!("{name}, {language}, {width} px: {what}\n");
                    }
                }
            }
        }
        assert!(found.is_empty(), "{found}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn right_to_left_nothing_is_cut_off_and_commands_stay_as_they_are() -> Outcome {
    story("right-to-left", async |stage| {
        let (page, views) = stage.views(&[("prefers-reduced-motion", "reduce")]).await?;
        page.script("document.documentElement.dir = 'rtl'").await?;
        let mut found = String::new();
        for name in views.names() {
            page.resize(1280, 900, 1).await?;
            views.show(name, "en").await?;
            for width in [320, 1280] {
                page.resize(width, 900, 1).await?;
                for script in [CUT_OFF, TURNED_ROUND] {
                    let what = page.script(script).await?;
                    for what in what.as_array().into_iter().flatten().filter_map(Value::as_str) {
                        found += &format!("{name}, {width} px: {what}\n");
                    }
                }
            }
        }
        assert!(found.is_empty(), "{found}");
        Ok(())
    })
    .await
}

/// Commands, groups and IDs whose words would run from right to left.
const TURNED_ROUND: &str = "
    const root = document.querySelector('karmada-token-console').shadowRoot;
    const machines = root.querySelectorAll('pre, .copy-text, .group, span.mono, p.mono');
    const isTurned = (element) => getComputedStyle(element).direction === 'rtl';
    return [...machines].filter(isTurned).map((element) => `right to left: ${element.textContent}`)";
