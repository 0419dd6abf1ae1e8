//! Texts of others as they may stand in a terminal, which would obey some of them: whoever holds a token chooses the name of
//! the cluster that it registers.

/// One line: a line end within is shown, and ends nothing.
pub(super) fn line(text: &str) -> String {
    shown(text, false)
}

/// Several lines.
pub(super) fn lines(text: &str) -> String {
    shown(text, true)
}

/// JSON, where the same characters can be written otherwise. serde_json does so with those below U+0020.
pub(super) fn json(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        // Line ends are the writer's own: those in a string are escaped already.
        if character != '\n' && is_obeyed(character) {
            shown.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    shown
}

fn shown(text: &str, several: bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' if several => shown.push('\n'),
            '\t' => shown.push(' '),
            '\u{1b}' => shown.push_str("^["),
            _ if is_obeyed(character) => shown.push('\u{fffd}'),
            _ => shown.push(character),
        }
    }
    shown
}

/// Controls, and the marks that turn the direction of writing: what stands after them would look like something else.
fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{json, line, lines};

    const HOSTILE: &str = "\u{1b}]0;x\u{7}\u{9b}2J\t短\u{202e}z\r\n\u{7f}";

    #[test]
    fn nothing_is_obeyed() {
        assert_eq!(
            line(HOSTILE),
            "^[]0;x\u{fffd}\u{fffd}2J 短\u{fffd}z\u{fffd}\u{fffd}\u{fffd}"
        );
        assert_eq!(
            lines(HOSTILE),
            "^[]0;x\u{fffd}\u{fffd}2J 短\u{fffd}z\u{fffd}\n\u{fffd}"
        );
    }

    #[test]
    fn json_says_the_same_in_other_characters() {
        let written = json(&serde_json::to_string_pretty(&[HOSTILE]).unwrap());
        assert!(
            !written
                .chars()
                .any(|character| character != '\n' && super::is_obeyed(character))
        );
        assert_eq!(serde_json::from_str::<[String; 1]>(&written).unwrap(), [HOSTILE]);
    }
}
