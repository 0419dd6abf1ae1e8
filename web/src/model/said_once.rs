//! Several obstacles beside each other: what two of them have in common is said once.

use crate::protocol::Obstacle;

/// Without a meaning or a remedy that one before has already; a meaning that was said is empty.
pub(crate) fn said_once(mut obstacles: Vec<Obstacle>) -> Vec<Obstacle> {
    for index in 1..obstacles.len() {
        let (before, rest) = obstacles.split_at_mut(index);
        let Some(obstacle) = rest.first_mut() else { break };
        if before.iter().any(|other| other.meaning == obstacle.meaning) {
            obstacle.meaning.clear();
        }
        obstacle
            .remedies
            .retain(|remedy| !before.iter().any(|other| other.remedies.contains(remedy)));
    }
    obstacles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Remedy;

    fn obstacle(meaning: &str, remedies: &[&str]) -> Obstacle {
        let remedy = |text: &&str| Remedy {
            text: (*text).to_owned(),
            ..Remedy::default()
        };
        Obstacle {
            meaning: meaning.to_owned(),
            remedies: remedies.iter().map(remedy).collect(),
            ..Obstacle::default()
        }
    }

    #[test]
    fn what_was_said_before_is_left_out() {
        let all = vec![
            obstacle("waits", &["create"]),
            obstacle("is refused", &["patch"]),
            obstacle("waits", &["create", "delete"]),
            obstacle("waits", &["delete"]),
        ];
        let expected = vec![
            obstacle("waits", &["create"]),
            obstacle("is refused", &["patch"]),
            obstacle("", &["delete"]),
            obstacle("", &[]),
        ];
        assert_eq!(said_once(all), expected);
        assert!(said_once(Vec::new()).is_empty());
    }
}
