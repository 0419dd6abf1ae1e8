//! Of a token, an ID or a secret.

use super::Words;
use karmada_token_core::{TokenProblem, Weakness};

/// Of the ID and the secret alike.
const COPIED: &str = "复制或输入时漏掉或多出了字符：请重新复制。";

pub(super) fn words(problem: &TokenProblem) -> Words {
    let (what, why) = match problem {
        TokenProblem::NotAToken => (
            "这不是令牌：令牌是六个字符、一个点、十六个字符，只有 a-z 和 0-9",
            "API 服务器只查找这样的令牌。",
        ),
        TokenProblem::Quoted => ("前后有引号或括号", "它们不是令牌的一部分。"),
        TokenProblem::Prefix => (
            "前面有不属于它的内容",
            "指明令牌的文字（如 --token 或 Bearer）不是令牌的一部分。",
        ),
        TokenProblem::TrailingPunctuation => ("后面有一个标点", "它属于所复制的句子或列表。"),
        TokenProblem::InnerSpace => ("中间有空格或换行", "令牌中没有空格；邮件程序和窄的终端会折行。"),
        TokenProblem::Separator => ("应当是点的位置有另一个字符", "令牌 ID 之后是一个点。"),
        TokenProblem::NoDot => ("缺少第六个字符之后的点", "点把公开的 ID 与密钥分开。"),
        TokenProblem::ExtraDot => ("多了一个点", "令牌只有一个点，在第六个字符之后。"),
        TokenProblem::UpperCase => ("含有大写字母", "令牌是小写的，并逐字比较。"),
        TokenProblem::Misread { candidates } => {
            return Words::of(
                format!(
                    "令牌中没有这个字符；可能是看错了 {}",
                    candidates.replace(" or ", " 或 ")
                ),
                "无法知道原本是哪一个：请复制令牌，不要手工输入。",
            );
        }
        TokenProblem::Character => (
            "令牌中没有这个字符：只有 a-z、0-9 和一个点",
            "有了它，就不可能与 API 服务器上的任何令牌相符。",
        ),
        TokenProblem::IdLength { found } => {
            return Words::of(format!("点之前的令牌 ID 有 {found} 个字符，应为 6 个"), COPIED);
        }
        TokenProblem::SecretLength { found } => {
            return Words::of(format!("点之后的令牌密钥有 {found} 个字符，应为 16 个"), COPIED);
        }
        TokenProblem::Truncated => (
            "它被截短了：其余部分用省略号代替",
            "无法知道其余部分；请复制整个令牌，或另建一个。",
        ),
        TokenProblem::Masked => (
            "它的密钥以星号隐藏",
            "隐藏的令牌只供查看。有权读取 Secret 的人可以显示它。",
        ),
        TokenProblem::Example => (
            "这是示例，来自文档，或由 karmadactl init 输出",
            "它人人皆知。karmadactl token create --print-register-command 会输出您自己的命令。",
        ),
        TokenProblem::Weak { weakness } => {
            return Words::of(
                format!("它的密钥可以被猜到：{}", self::weakness(*weakness)),
                "随机抽取的密钥有 82 位，没有规律。猜到它的人可以注册集群；请另建一个。",
            );
        }
        TokenProblem::IdAlone => (
            "这是令牌 ID，即令牌公开的一半",
            "它指明令牌的 Secret；注册集群需要整个令牌。",
        ),
        TokenProblem::IdOfName => (
            "这以 ID 指明一个令牌",
            "ID 是最后六个字符；密钥在 kube-system 的 Secret bootstrap-token-<ID> 中。",
        ),
        TokenProblem::SecretAlone => (
            "这看似缺少 ID 的令牌密钥",
            "令牌的形式是 ID.密钥；ID 在其 Secret 的名称中。",
        ),
        TokenProblem::Base64 => (
            "这是 base64 编码的令牌",
            "只有 Secret 的 data 中的值才以 base64 编码。",
        ),
        TokenProblem::PartBase64 => (
            "这是令牌的一部分，以 base64 编码，如 Secret 的 data 中那样",
            "请解码 token-id 和 token-secret，用点连接起来。",
        ),
    };
    Words::of(what, why)
}

fn weakness(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::FewCharacters => "只由少数几种字符组成",
        Weakness::Repeats => "有重复的部分",
        Weakness::Sequence => "依照字母表、数字或键盘的顺序",
        Weakness::Digits => "只有数字",
        Weakness::Word => "含有常见的单词",
    }
}
