use super::*;
use crate::diagnose::Kind;
use proptest::prelude::*;
use rstest::rstest;

/// The clean text, the codes of what was found, and the text with every correction made.
fn cleaned(text: &str) -> (String, Vec<&'static str>, String) {
    let mut notes = Notes::new(None);
    let clean = clean(&Glyphs::of(text), &mut notes);
    let diagnosis = notes.into_diagnosis(Kind::Unknown);
    let codes = diagnosis
        .findings()
        .iter()
        .map(|finding| finding.code())
        .collect();
    let corrected = diagnosis
        .corrected(text)
        .map_or(text.to_owned(), |text| text.to_string());
    (clean.text().to_string(), codes, corrected)
}

#[rstest]
#[case("a\u{200b}\u{feff}b", "ab", &["invisible-character"])]
#[case("a\u{200b}b\u{200b}c", "abc", &["invisible-character", "invisible-character"])]
#[case("\u{1b}[1;31ma\u{1b}[0mb", "ab", &["control-character", "control-character"])]
#[case("–\u{1b}[-–", "-[--", &["smart-dash", "control-character", "smart-dash"])]
#[case("\u{1b}[1", "[1", &["control-character"])]
#[case("a\u{7}b\0", "ab", &["control-character", "control-character"])]
#[case("a\u{a0}b\u{3000}c", "a b c", &["no-break-space", "no-break-space"])]
#[case("ａｂｃ．１", "abc.1", &["full-width-character"])]
#[case("a。b", "a.b", &["full-width-character"])]
#[case("“a” ‘b’", "\"a\" 'b'", &["smart-quote"; 4])]
#[case("—token", "--token", &["smart-dash"])]
#[case("–token a", "--token a", &["smart-dash"])]
#[case("x –-token", "x --token", &["smart-dash"])]
#[case("x -–token", "x --token", &["smart-dash"])]
#[case("x —n y", "x -n y", &["smart-dash"])]
#[case("a–b a‑b", "a-b a-b", &["smart-dash", "smart-dash"])]
#[case("a — b", "a - b", &["smart-dash"])]
#[case("--a\tb\r\n", "--a\tb\r\n", &[])]
#[case("ä 你好", "ä 你好", &[])]
fn plain_characters_take_their_place(#[case] text: &str, #[case] expected: &str, #[case] codes: &[&str]) {
    let (clean, found, corrected) = cleaned(text);
    assert_eq!((clean.as_str(), found.as_slice()), (expected, codes));
    assert_eq!(corrected, clean);
}

#[test]
fn lookalikes_are_known() {
    assert_eq!(lookalike('а'), Some('a'));
    assert_eq!(lookalike('Ο'), Some('o'));
    assert_eq!(lookalike('ω'), Some('w'));
    assert_eq!(lookalike('п'), Some('n'));
    assert_eq!(lookalike('a'), None);
    assert_eq!(lookalike('ж'), None);
}

proptest! {
    #[test]
    fn what_is_corrected_is_what_is_clean(text in "[a-z \\-–—“’\u{200b}\u{a0}．ａ\u{1b}\\[m;1\n]{0,30}") {
        let (clean, codes, corrected) = cleaned(&text);
        prop_assert_eq!(&corrected, &clean);
        let (again, more, _) = cleaned(&clean);
        prop_assert_eq!(again, clean);
        prop_assert!(more.is_empty() || codes.is_empty());
    }
}
