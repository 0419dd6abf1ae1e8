//! Of YAML or JSON as such.

use super::Words;
use karmada_token_core::DocumentProblem;

pub(super) fn words(problem: &DocumentProblem) -> Words {
    let (what, why) = match problem {
        DocumentProblem::Syntax { line, column } => {
            return Words::of(
                format!("从第 {line} 行第 {column} 列起不是 YAML 或 JSON"),
                "可能有重复的键、缩进不齐，或引号、括号没有闭合。",
            );
        }
        DocumentProblem::Shape => (
            "无法作为 YAML 或 JSON 读取",
            "可能嵌套过深，或使用了无限增长的别名。",
        ),
        DocumentProblem::Tab => ("这一行以制表符缩进", "YAML 只能用空格缩进。"),
        DocumentProblem::NotRead => (
            "这看似 YAML 或 JSON，此处不读取",
            "请在终端中用 karmada-token validate 检查。",
        ),
        DocumentProblem::NoKind => ("缺少 kind", "API 服务器无法知道这是什么对象。"),
        DocumentProblem::OtherObject => (
            "这是另一种对象",
            "引导令牌是 Secret；控制面由其 kubeconfig 或 cluster-info 说明。",
        ),
        DocumentProblem::Described => (
            "这是 kubectl describe 的输出，其中没有值或格式不同",
            "kubectl get 加 -o yaml 会原样输出。",
        ),
        DocumentProblem::EmptyList => ("列表为空", "其中没有令牌。"),
    };
    Words::of(what, why)
}
