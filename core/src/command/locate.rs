//! Where a command begins in a text that may say more.

use super::Program;
use crate::Span;
use alloc::string::String;
use alloc::vec::Vec;

/// A program's name in a text.
pub(crate) struct Located {
    pub(crate) program: Program,
    /// Where its name begins, after a path.
    pub(crate) start: usize,
    /// Where the name ends, and the command reads on.
    pub(crate) end: usize,
    /// Where the path before the name begins; what stands before is no part of the command.
    pub(crate) path: usize,
    /// What closes the mark right before the command: `ssh root@member "karmadactl register ..."`, `**karmadactl ...**`,
    /// `{code}karmadactl ...{code}`.
    pub(crate) mark: Option<char>,
}

/// Names as they are typed, and whether another word must follow.
const NAMES: [(&str, Option<&str>, Program); 5] = [
    ("karmadactl", None, Program::Karmadactl),
    ("kubectl-karmada", None, Program::KubectlKarmada),
    ("kubectl", Some("karmada"), Program::KubectlKarmada),
    // What most people call kubectl.
    ("k", Some("karmada"), Program::KubectlKarmada),
    ("kubeadm", None, Program::Kubeadm),
];

/// The first program with a verb that registers or joins; failing that, the first program.
pub(crate) fn locate(source: &[char]) -> Option<Located> {
    let mut first = None;
    let mut at = 0;
    while at < source.len() {
        match program_at(source, at) {
            Some(located) if verb_follows(source, located.end) => return Some(located),
            Some(located) => {
                at = located.end;
                first.get_or_insert(located);
            }
            None => at += 1,
        }
    }
    first
}

fn program_at(source: &[char], at: usize) -> Option<Located> {
    let before = at.checked_sub(1).and_then(|place| source.get(place));
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')) {
        return None;
    }
    NAMES.iter().find_map(|(name, second, program)| {
        let mut end = word_end(source, at, name)?;
        if let Some(second) = second {
            end = word_end(source, end + blanks(source, end), second)?;
        }
        Some(Located::new(source, *program, at, image_end(source, end)))
    })
}

impl Located {
    /// The program whose name stands there, with what stands around the name.
    pub(crate) fn new(source: &[char], program: Program, start: usize, end: usize) -> Self {
        let mut path = path_start(source, start);
        let before = path.checked_sub(1).and_then(|place| source.get(place)).copied();
        let mut mark = match before {
            Some('"' | '\'' | '`' | '*') => before,
            Some('}') => Some('{'),
            _ => None,
        };
        let mut end = end;
        // The name alone may stand between them, too.
        if let (Some(open), Some([close, blank, ..])) = (mark, source.get(end..))
            && open == *close
            && blank.is_whitespace()
        {
            mark = None;
            path -= 1;
            end += 1;
        }
        Located {
            program,
            start,
            end,
            path,
            mark,
        }
    }
}

/// The end of the tag or digest after an image's name: `docker run karmada/karmadactl:v1.15 register`.
fn image_end(source: &[char], end: usize) -> usize {
    match source.get(end..) {
        Some([':' | '@', rest @ ..]) if rest.first().is_some_and(char::is_ascii_alphanumeric) => {
            let inner = |c: &&char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '`');
            end + 1 + rest.iter().take_while(inner).count()
        }
        _ => end,
    }
}

/// The end of this name, if it stands here as a whole word.
fn word_end(source: &[char], at: usize, name: &str) -> Option<usize> {
    let rest = source.get(at..)?;
    let length = name.chars().count();
    if !name.chars().eq(rest.iter().take(length).copied()) {
        return None;
    }
    let suffix: Vec<char> = ".exe".chars().collect();
    let rest = rest.get(length..).unwrap_or_default();
    let extra = if rest.starts_with(&suffix) {
        suffix.len()
    } else {
        0
    };
    let ends = rest
        .get(extra)
        .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.' | '/'));
    ends.then_some(at + length + extra)
}

fn path_start(source: &[char], at: usize) -> usize {
    // No path is longer, and a text of nothing but paths is read in linear time.
    const LONGEST_PATH: usize = 260;
    let before = source.get(..at).unwrap_or_default();
    let in_path = |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '\\' | ':');
    match before.last() {
        Some('/' | '\\') => at - before.iter().rev().take(LONGEST_PATH).take_while(in_path).count(),
        // What stands before is no path, since nothing joins it to the name.
        _ => at,
    }
}

/// Whether a verb that takes a token follows a name that ends here.
pub(crate) fn verb_follows(source: &[char], end: usize) -> bool {
    let at = end + blanks(source, end);
    at > end
        && ["register", "join"].iter().any(|verb| {
            word_end(source, at, verb).is_some_and(|end| source.get(end).is_none_or(|c| c.is_whitespace()))
        })
}

/// White space, and the ends of lines that go on.
fn blanks(source: &[char], at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    let blank = |c: &&char| c.is_whitespace() || matches!(c, '\\' | '`' | '^');
    rest.iter().take_while(blank).count()
}

/// What stands before a command, if it is more than a prompt, `sudo` or variables of the command's own.
pub(crate) fn foreign_preface(source: &[char], located: &Located) -> Option<Span> {
    let before = source.get(..located.path).unwrap_or_default();
    let text: String = before.iter().collect();
    let leading = text.chars().take_while(|c| c.is_whitespace()).count();
    let text = text.trim();
    let foreign = text.contains(['\n', '\r']) || {
        let mut words = text
            .split_whitespace()
            .skip_while(|word| !word.ends_with(ends_prompt));
        let after_prompt = words.next().is_some();
        let mut rest = if after_prompt {
            words.collect()
        } else {
            text.split_whitespace().collect::<Vec<_>>()
        };
        rest.retain(|word| !is_harmless(word));
        !rest.is_empty()
    };
    foreign.then(|| Span::new(leading, leading + text.chars().count()))
}

/// Whether a prompt ends with this: `$`, `host:~#`, `C:\>`.
pub(crate) fn ends_prompt(character: char) -> bool {
    matches!(character, '$' | '#' | '>' | '%' | '❯' | '➜')
}

/// `sudo` and its flags, and `NAME=value`.
fn is_harmless(word: &str) -> bool {
    let variable = |(name, _): (&str, &str)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    matches!(word, "sudo" | "env" | "time")
        || word.starts_with('-')
        || word.split_once('=').is_some_and(variable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn find(text: &str) -> Option<(Program, usize, Option<String>)> {
        let source: Vec<char> = text.chars().collect();
        let located = locate(&source)?;
        let preface = foreign_preface(&source, &located).map(|span| span.slice(text).to_owned());
        Some((located.program, located.start, preface))
    }

    #[rstest]
    #[case("karmadactl register a", Program::Karmadactl, 0)]
    #[case("  sudo -E karmadactl register a", Program::Karmadactl, 10)]
    #[case("$ karmadactl register a", Program::Karmadactl, 2)]
    #[case("# kubeadm join a", Program::Kubeadm, 2)]
    #[case("root@eu-1:~# ./karmadactl register a", Program::Karmadactl, 15)]
    #[case("PS C:\\Users\\me> karmadactl.exe register a", Program::Karmadactl, 16)]
    #[case("(In member cluster)~# karmadactl register a", Program::Karmadactl, 22)]
    #[case("KUBECONFIG=/etc/x kubectl karmada register a", Program::KubectlKarmada, 18)]
    #[case("kubectl-karmada register a", Program::KubectlKarmada, 0)]
    #[case("/usr/local/bin/kubeadm join a", Program::Kubeadm, 15)]
    #[case("karmadactl \\\n register a", Program::Karmadactl, 0)]
    #[case("karmadactl --v 4 register a", Program::Karmadactl, 0)]
    fn prompts_paths_and_sudo_are_passed_over(
        #[case] text: &str,
        #[case] program: Program,
        #[case] start: usize,
    ) {
        assert_eq!(find(text), Some((program, start, None)));
    }

    #[rstest]
    #[case("Run this:\nkarmadactl register a", "Run this:")]
    #[case("please run karmadactl register a", "please run")]
    #[case(
        "Use \"karmadactl register\" so: karmadactl register a",
        "Use \"karmadactl register\" so:"
    )]
    fn other_words_are_foreign(#[case] text: &str, #[case] preface: &str) {
        assert_eq!(find(text).unwrap().2.as_deref(), Some(preface));
    }

    #[rstest]
    #[case("karmadactls register a")]
    #[case("my-karmadactl register a")]
    #[case("kubectl get secrets")]
    #[case("karmadactl/register")]
    #[case("")]
    fn others_are_none(#[case] text: &str) {
        assert_eq!(find(text), None);
    }
}
