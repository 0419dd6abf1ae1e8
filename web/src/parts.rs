//! A text that is several things: tokens and the like, one on each line, or commands one after the other.

use karmada_token_core::{Diagnosis, Kind, Severity, Timestamp, diagnose_at};
use std::ops::Range;

/// A line of a text that is neither empty nor a comment.
struct Line {
    place: Range<usize>,
    /// Whether the one before says that it goes on here.
    goes_on: bool,
    is_word: bool,
    found: Diagnosis,
}

/// The places of the parts, in bytes; none where the text, which is of this kind as a whole, is one thing. The kind of the
/// whole is that of the first thing in it, so that the lines have to be asked.
pub(crate) fn parts(text: &str, whole: Kind, now: Timestamp) -> Vec<Range<usize>> {
    let is_list = whole == Kind::Unknown || is_short(whole);
    if !(is_list || is_command(whole)) || !text.trim().contains('\n') {
        return Vec::new();
    }
    let lines = lines(text, now);
    if is_list { each(lines) } else { commands(&lines) }
}

fn is_short(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Token | Kind::TokenId | Kind::TokenSecret | Kind::Pin | Kind::Endpoint
    )
}

fn is_command(kind: Kind) -> bool {
    matches!(kind, Kind::RegisterCommand | Kind::JoinCommand)
}

fn lines(text: &str, now: Timestamp) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut goes_on) = (0, false);
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        let words = body.trim();
        if !words.is_empty() && !words.starts_with('#') {
            lines.push(Line {
                place: start..start + body.len(),
                goes_on,
                is_word: !words.contains(char::is_whitespace),
                found: diagnose_at(body, now),
            });
        }
        goes_on = words.ends_with(['\\', '`', '^']);
        start += line.len();
    }
    lines
}

/// Each line, where they are a list: what stands on one of them may be broken beyond recognition. A sound value among other
/// words makes no list, nor does one that is broken over two lines.
fn each(lines: Vec<Line>) -> Vec<Range<usize>> {
    let sound = lines.iter().filter(|line| line.is_sound()).count();
    let all = |is: fn(&Line) -> bool| lines.iter().all(is);
    if sound > 1 || all(|line| is_short(line.found.kind())) || sound > 0 && all(|line| line.is_word) {
        lines.into_iter().map(|line| line.place).collect()
    } else {
        Vec::new()
    }
}

/// From the beginning of each command to before the next.
fn commands(lines: &[Line]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut count = 0;
    for line in lines {
        let begins = !line.goes_on && is_command(line.found.kind()) && !line.has_words_around();
        count += usize::from(begins);
        match parts.last_mut() {
            // What stands before the first belongs to it.
            Some(part) if !begins || count == 1 => part.end = line.place.end,
            _ => parts.push(line.place.clone()),
        }
    }
    if count > 1 { parts } else { Vec::new() }
}

impl Line {
    /// A value that stands alone, and is as it should be.
    fn is_sound(&self) -> bool {
        let is_grave = |finding: &karmada_token_core::Finding| finding.severity() == Severity::Error;
        is_short(self.found.kind()) && !self.has_words_around() && !self.found.findings().iter().any(is_grave)
    }

    fn has_words_around(&self) -> bool {
        self.found
            .findings()
            .iter()
            .any(|finding| finding.code() == "text-around")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "t2jgtm.9nybj0526mjw1jbf";

    /// The parts, as they read.
    fn read(text: &str) -> Vec<&str> {
        let now = Timestamp::from_unix_seconds(1_700_000_000).unwrap();
        let whole = diagnose_at(text, now).kind();
        parts(text, whole, now)
            .into_iter()
            .map(|part| &text[part])
            .collect()
    }

    #[test]
    fn a_line_that_is_broken_beyond_recognition_is_one_of_the_list() {
        for broken in ["q7zk2m.x9c4v8", "hello", "these are two.words"] {
            let list = format!("{TOKEN}\r\n{broken}\n\n# the last\n{TOKEN}\n");
            assert_eq!(read(&list), [TOKEN, broken, TOKEN]);
        }
        assert_eq!(read(&format!("{TOKEN}\nq7zk2m.x9c4v8")), [TOKEN, "q7zk2m.x9c4v8"]);
    }

    #[test]
    fn a_value_among_other_words_or_over_two_lines_is_one_thing() {
        let none: [&str; 0] = [];
        assert_eq!(read(&format!("Your token is\n{TOKEN}\n")), none);
        assert_eq!(
            read(&format!("a token: {TOKEN}\nanother one: {TOKEN}, too\nbye")),
            none
        );
        assert_eq!(read("t2jgtm.9nybj05\n26mjw1jbf"), none);
        assert_eq!(read(TOKEN), none);
    }

    #[test]
    fn commands_are_parts_of_their_own() {
        let pin = format!("sha256:{}", "0a".repeat(32));
        let one = format!("karmadactl register k:5443 --token {TOKEN} --discovery-token-ca-cert-hash {pin}");
        let other = format!(
            "karmadactl register k:5443 \\\n  --token {TOKEN} \\\n  --discovery-token-ca-cert-hash {pin}"
        );
        assert_eq!(
            read(&format!("# member1\n{one}\n# member2\n{other}\n\n$ sudo {one}\n")),
            [one.as_str(), &other, &format!("$ sudo {one}")]
        );
        let none: [&str; 0] = [];
        assert_eq!(read(&other), none);
        assert_eq!(read(&format!("{one}\nreboot")), none);
        // As kubeadm init and karmadactl init print one, with words about others.
        assert_eq!(
            read(&format!(
                "Use karmadactl join for the other way\nThen run on each member:\n  {one}"
            )),
            none
        );
    }
}
