//! A judgement in the person's language.

use super::chinese;
use crate::protocol::{Check as Shown, Obstacle as Told, Remedy as Help, Used};
use crate::text::{Language, sentence};
use karmada_token_core::{
    CertificateRequest, Check, CheckStatus, Fact, Form, Install, JoinVerdict, Obstacle, Outcome, Place,
    Remedy, RequestState, Timestamp, Unseen,
};

/// Who speaks, and of which token.
#[derive(Debug)]
pub(super) struct Speech<'a> {
    language: Language,
    /// The token's Secret; empty where none is spoken of.
    secret_name: &'a str,
    now: Timestamp,
}

impl<'a> Speech<'a> {
    pub(super) fn new(tag: &str, secret_name: &'a str, now: Timestamp) -> Self {
        Speech {
            language: Language::best(tag),
            secret_name,
            now,
        }
    }

    fn pick<T>(&self, english: T, chinese: T) -> T {
        match self.language {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }

    /// The whole verdict in one line.
    pub(super) fn line(&self, verdict: &JoinVerdict) -> String {
        match (self.language, verdict.outcome()) {
            (Language::Chinese, _) => chinese::line(verdict),
            (Language::English, Outcome::Unknown) => {
                "Can't tell: nothing that was seen speaks against it, and not everything could be seen"
                    .to_owned()
            }
            (Language::English, Outcome::Signing) => "Signing\u{2026}".to_owned(),
            (Language::English, _) => sentence(&verdict.to_string()),
        }
    }

    pub(super) fn obstacle(&self, obstacle: &Obstacle) -> Told {
        let remedies = obstacle.remedies(self.secret_name, self.now);
        Told {
            key: obstacle.as_key().to_owned(),
            message: match self.language {
                Language::English => sentence(&obstacle.to_string()),
                Language::Chinese => chinese::obstacle(obstacle),
            },
            meaning: self
                .pick(obstacle.meaning(), chinese::meaning(obstacle))
                .to_owned(),
            remedies: remedies
                .iter()
                .map(|remedy| self.remedy(obstacle, remedy))
                .collect(),
        }
    }

    fn remedy(&self, obstacle: &Obstacle, remedy: &Remedy) -> Help {
        let is_words = remedy.form == Form::Words;
        let text = match (self.language, remedy.form) {
            (Language::Chinese, Form::Words) => chinese::words(obstacle, remedy.install).into(),
            (Language::Chinese, Form::Shell | Form::Yaml) => chinese::with_comments(&remedy.text).into(),
            _ => remedy.text.clone(),
        };
        Help {
            install: remedy.install.map(|install| install.as_key().to_owned()),
            label: self.place(remedy),
            text: text.into_owned(),
            is_words,
        }
    }

    fn place(&self, remedy: &Remedy) -> String {
        let by = match remedy.install {
            None => "",
            Some(Install::Init) => self.pick("Installed by karmadactl init. ", "由 karmadactl init 安装："),
            Some(Install::Helm) => self.pick("Installed by Helm. ", "由 Helm 安装："),
            Some(Install::Operator) => self.pick("Installed by the operator. ", "由 Operator 安装："),
        };
        let place = match (remedy.place, remedy.form) {
            (Place::Karmada, Form::Yaml) => self.pick(
                "On the Karmada control plane, by kubectl apply -f -",
                "在 Karmada 控制面上执行 kubectl apply -f -",
            ),
            (Place::Karmada, _) => self.pick(
                "With the kubeconfig of the Karmada control plane",
                "使用 Karmada 控制面的 kubeconfig",
            ),
            (Place::Host, Form::Words) => self.pick("Where Karmada was installed", "在安装 Karmada 的一侧"),
            (Place::Host, _) => self.pick(
                "With the kubeconfig of the cluster that Karmada runs in",
                "使用 Karmada 所在集群的 kubeconfig",
            ),
            (Place::Command, _) => self.pick("In the register command", "在注册命令中"),
        };
        format!("{by}{place}")
    }

    /// What could not be seen, and why.
    pub(super) fn unseen(&self, what: Fact, why: &Unseen) -> String {
        match self.language {
            Language::English => sentence(&format!("{what}: {why}")),
            Language::Chinese => chinese::unseen(what, why),
        }
    }

    pub(super) fn used(&self, request: &CertificateRequest) -> Used {
        let state = match &request.state {
            RequestState::Pending => self.pick("pending", "待批准"),
            RequestState::Approved => self.pick("approved, no certificate yet", "已批准，尚无证书"),
            RequestState::Issued => self.pick("issued", "已签发"),
            RequestState::Denied(_) => self.pick("denied", "已拒绝"),
            RequestState::Failed(_) => self.pick("failed", "已失败"),
        };
        let cluster = request
            .holder()
            .unwrap_or(self.pick("the agents' first user", "agent 的首个用户"));
        Used {
            name: request.name.clone(),
            created: request.created.to_string(),
            cluster: cluster.to_owned(),
            key: request.state.as_key().to_owned(),
            state: match &request.state {
                RequestState::Denied(why) | RequestState::Failed(why) if !why.is_empty() => {
                    format!("{state}: {why}")
                }
                _ => state.to_owned(),
            },
        }
    }

    pub(super) fn check(&self, check: &Check) -> Shown {
        let found = match &check.status {
            CheckStatus::Unreadable(why) => match self.language {
                Language::English => sentence(&why.to_string()),
                Language::Chinese => chinese::why(why),
            },
            _ => match self.language {
                Language::English => check.found.to_string(),
                Language::Chinese => chinese::found(&check.found),
            },
        };
        let label = match check.status {
            CheckStatus::Pass => self.pick("Pass", "通过"),
            CheckStatus::Warn(_) => self.pick("Warning", "警告"),
            CheckStatus::Fail(_) => self.pick("Fail", "失败"),
            CheckStatus::Unreadable(Unseen::Forbidden) => self.pick("Not readable", "无法读取"),
            CheckStatus::Unreadable(_) => self.pick("Not checked", "未能检查"),
            CheckStatus::Untested => self.pick("Nothing to test yet", "暂无可检查的内容"),
        };
        Shown {
            name: check.name.as_key().to_owned(),
            status: match &check.status {
                CheckStatus::Unreadable(Unseen::Forbidden) => "unreadable",
                CheckStatus::Unreadable(_) => "unchecked",
                status => status.as_key(),
            }
            .to_owned(),
            label: label.to_owned(),
            title: match self.language {
                Language::English => sentence(check.name.title()),
                Language::Chinese => chinese::title(check.name).to_owned(),
            },
            found,
            obstacle: check.status.obstacle().map(|obstacle| self.obstacle(obstacle)),
        }
    }
}
