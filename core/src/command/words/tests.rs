use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn words(text: &str, shell: Shell) -> Words {
    let source: Vec<char> = text.chars().collect();
    let located = Located {
        program: Program::Karmadactl,
        start: 0,
        end: 0,
        path: 0,
        mark: None,
    };
    cut(&source, &located, shell)
}

fn texts(text: &str, shell: Shell) -> Vec<String> {
    words(text, shell)
        .words
        .iter()
        .map(|word| word.text.to_string())
        .collect()
}

#[rstest]
#[case("a  b\tc", &["a", "b", "c"])]
#[case("a 'b c' d\"e f\"g", &["a", "b c", "de fg"])]
#[case("a\\ b '' \"\"", &["a b", "", ""])]
#[case("a \\\n  b", &["a", "b"])]
#[case("a \\\r\n  b", &["a", "b"])]
#[case("a \\  \n  b", &["a", "b"])]
#[case("a\\\nb", &["ab"])]
#[case("a ^\r\n b", &["a", "b"])]
#[case("a\n  --b c", &["a", "--b", "c"])]
#[case("a # b", &["a"])]
#[case("a#b", &["a#b"])]
#[case("a; b", &["a"])]
#[case("a | b", &["a"])]
#[case("a 2>&1", &["a"])]
#[case("a 2</dev/null", &["a"])]
#[case("a 2 >b", &["a", "2"])]
#[case("a b2>c", &["a", "b2"])]
#[case("a '2'>b", &["a", "2"])]
#[case("a 2''>b", &["a", "2"])]
#[case("a \\2>b", &["a", "2"])]
#[case("a\nb", &["a"])]
#[case("a $ b", &["a", "$", "b"])]
#[case("a <TOKEN> b", &["a", "<TOKEN>", "b"])]
#[case("a \"\\$x\\\"\\y\"", &["a", "$x\"\\y"])]
#[case("a \"b\\\nc\"", &["a", "bc"])]
fn sh_cuts(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(texts(text, Shell::Posix), expected);
}

#[rstest]
#[case("a `\n  b", &["a", "b"])]
#[case("a `\r\n  b", &["a", "b"])]
#[case("a ` \r\n  b", &["a", "b"])]
#[case("a 'it''s' \"x\"\"y\"", &["a", "it's", "x\"y"])]
#[case("a `'b", &["a", "'b"])]
#[case("a\\b", &["a\\b"])]
#[case("a \u{2018}b c\u{2019} \u{201c}d e\u{201d}", &["a", "b c", "d e"])]
fn powershell_cuts(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(texts(text, Shell::PowerShell), expected);
}

#[test]
fn a_wrapped_pin_and_token_are_joined() {
    let pin = format!("sha256:{}\n{}", "0a".repeat(20), "0b".repeat(12));
    let text = format!("a --token=t2jgtm.9nybj0\n526mjw1jbf --pin {pin} b");
    let found = words(&text, Shell::Posix);
    let texts: Vec<_> = found.words.iter().map(|word| word.text.as_str()).collect();
    let joined = pin.replace('\n', "");
    assert_eq!(
        texts,
        ["a", "--token=t2jgtm.9nybj0526mjw1jbf", "--pin", &joined, "b"]
    );
    assert_eq!(found.faults.len(), 2);
    assert!(
        found
            .faults
            .iter()
            .all(|fault| fault.fault == CommandFault::LineBreak)
    );
}

#[rstest]
#[case("a 'b", CommandFault::Quote, 2, 3)]
#[case("a \"b", CommandFault::Quote, 2, 3)]
#[case("a $TOKEN b", CommandFault::Expansion, 2, 8)]
#[case("a ${TOKEN} b", CommandFault::Expansion, 2, 10)]
#[case("a \"$(date)\" b", CommandFault::Expansion, 3, 10)]
#[case("a `date` b", CommandFault::Expansion, 2, 8)]
#[case("a $(date", CommandFault::Expansion, 2, 8)]
#[case("a --t=<TOKEN> b", CommandFault::Placeholder, 6, 13)]
#[case("a\n --b", CommandFault::LineBreak, 1, 3)]
fn faults_have_their_place(
    #[case] text: &str,
    #[case] fault: CommandFault,
    #[case] start: usize,
    #[case] end: usize,
) {
    let expected = vec![fault.at(Span::new(start, end))];
    assert_eq!(words(text, Shell::Posix).faults, expected);
}

#[test]
fn slips_are_noted() {
    let found = words("a \\ \nb \\\r\nc", Shell::Posix);
    let expected = [
        (Span::new(3, 4), Slip::SpaceAfterContinuation),
        (Span::new(8, 9), Slip::CarriageReturn),
    ];
    assert_eq!(found.slips, expected);
}

#[test]
fn a_word_knows_where_it_stands() {
    let found = words("ä 'b c' d\\ e", Shell::Posix);
    let places: Vec<_> = found.words.iter().map(|word| (word.span, word.inner())).collect();
    let expected = [
        (Span::new(0, 1), Span::new(0, 1)),
        (Span::new(2, 7), Span::new(3, 6)),
        // Not as it stands in the source, so the place is the whole of it.
        (Span::new(8, 12), Span::new(8, 12)),
    ];
    assert_eq!(places, expected);
}

proptest! {
    #[test]
    fn quoted_words_come_back(
        expected in proptest::collection::vec("[ -~äß‘’“\\n]{0,12}", 1..5),
        powershell: bool,
    ) {
        let shell = if powershell { Shell::PowerShell } else { Shell::Posix };
        let line = expected.iter().map(|word| shell.quote(word)).collect::<Vec<_>>().join(" ");
        let found = words(&line, shell);
        let texts: Vec<_> = found.words.iter().map(|word| word.text.to_string()).collect();
        prop_assert_eq!(texts, expected);
        prop_assert!(found.faults.is_empty());
    }

    #[test]
    fn nothing_panics_and_every_place_is_in_the_text(
        text in "[a-zé '\"`\\\\$<>{}()#;\\r\\n^-]{0,40}",
        powershell: bool,
    ) {
        let shell = if powershell { Shell::PowerShell } else { Shell::Posix };
        let found = words(&text, shell);
        let length = text.chars().count();
        prop_assert!(found.end <= length);
        let faults = found.faults.iter().map(|fault| fault.span);
        for span in found.words.iter().map(|word| word.span).chain(faults) {
            prop_assert!(span.end <= length);
        }
        for word in found.words.iter().filter(|word| word.verbatim.is_some()) {
            prop_assert_eq!(word.inner().slice(&text), word.text.as_str());
        }
    }
}
