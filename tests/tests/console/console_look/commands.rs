//! A line of a command ends where a word does, as in a shell; what is copied is the command.

use karmada_token_tests::{Outcome, story};
use serde_json::json;

use super::support::{LESS_MOTION, ROOT};

/// How many texts there are to copy, and what is broken of them: what is seen or selected is another text, or a word that has room on a line
/// is on two.
const BROKEN: &str = "
    const broken = [];
    for (const text of root.querySelectorAll('dialog .copy-text')) {
      const [field, shown] = [text.querySelector('textarea'), text.querySelector('pre')];
      getSelection().selectAllChildren(shown);
      // A line that ends the text ends the selection.
      for (const is of [shown.textContent, getSelection().toString()]) if (is.trimEnd() !== field.value.trimEnd()) broken.push(`${is} is not ${field.value}`);
      const line = parseFloat(getComputedStyle(shown).lineHeight);
      for (const word of shown.querySelectorAll('.word')) {
        const natural = word.cloneNode(true);
        natural.style.cssText = 'position: absolute; max-inline-size: none; white-space: pre';
        shown.append(natural);
        const fits = natural.offsetWidth <= shown.clientWidth;
        natural.remove();
        if (fits && word.offsetHeight > 1.5 * line) broken.push(word.textContent);
      }
    }
    return [root.querySelectorAll('dialog .copy-text').length, broken];";
const OPEN: &str = "for (const more of root.querySelectorAll('dialog details')) more.open = true";
/// With how many texts to copy each has at least.
const VIEWS: [(&str, u64); 4] = [
    ("created", 3),
    ("token-wont-join", 3),
    ("leak", 3),
    ("create-equivalents", 2),
];

#[tokio::test]
async fn a_command_breaks_between_its_words_and_is_selected_as_it_is() -> Outcome {
    story("look-commands", async |stage| {
        let (page, views) = stage.views(&[LESS_MOTION]).await?;
        for width in [1280, 390, 320] {
            page.resize(width, 800, 1).await?;
            for (view, fields) in VIEWS {
                views.show(view, "en").await?;
                page.script(&format!("{ROOT}{OPEN}")).await?;
                let found = page.script(&format!("{ROOT}{BROKEN}")).await?;
                assert!(found[0].as_u64() >= Some(fields), "{view}: {found}");
                assert_eq!(found[1], json!([]), "{view} at {width} px");
            }
        }
        // The longest word of a register command, its pin, is whole where there is room for a dialog.
        page.resize(1280, 800, 1).await?;
        views.show("created", "en").await?;
        let pin = "
            const words = [...root.querySelectorAll('dialog .word')];
            const pin = words.find((word) => word.textContent.startsWith('sha256:'));
            return pin.offsetHeight < 1.5 * parseFloat(getComputedStyle(pin).lineHeight)";
        assert_eq!(
            page.script(&format!("{ROOT}{pin}")).await?,
            true,
            "the pin is broken"
        );
        Ok(())
    })
    .await
}
