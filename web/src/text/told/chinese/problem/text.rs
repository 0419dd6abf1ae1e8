//! Of the text as such.

use super::Words;
use karmada_token_core::TextProblem;

pub(super) fn words(problem: &TextProblem) -> Words {
    let (what, why) = match problem {
        TextProblem::Empty => (
            "这里没有内容",
            "请粘贴令牌、注册命令、Secret、kubeconfig 或 cluster-info。",
        ),
        TextProblem::TooLarge => (
            "文本超过 1 MiB，这是读取的上限",
            "与引导令牌有关的内容不会这么大；请只粘贴相关的部分。",
        ),
        TextProblem::Unknown => (
            "就所能判断的而言，这与引导令牌无关",
            "令牌形如 abcdef.0123456789abcdef：六个字符、一个点、十六个字符，只有 a-z 和 0-9。",
        ),
        TextProblem::NothingToCheck => (
            "这可能与引导令牌有关，但其中没有可以检查的内容",
            "请粘贴令牌、所输出的注册命令、令牌的 Secret，或命令结束时的错误信息。",
        ),
        TextProblem::TextAround => ("前后还有其他文字，已略过", "标出的内容不属于它，请去掉。"),
        TextProblem::SurroundingSpace => (
            "前面或后面有空格或换行",
            "它们是复制时带来的；有些程序会把它们当作令牌的一部分。",
        ),
        TextProblem::InvisibleCharacter => (
            "这里有一个看不见的字符",
            "聊天软件和网页会插入这种字符；程序会像对待其他字符一样比较它。",
        ),
        TextProblem::ControlCharacter => (
            "这里有一个终端控制字符",
            "它是复制彩色输出时带来的，不属于原本的内容。",
        ),
        TextProblem::NoBreakSpace => (
            "这里的空格在 shell 看来不是空格",
            "文字处理软件和网页使用自己的空格；shell 会把它当作单词的一部分。",
        ),
        TextProblem::FullWidth => (
            "这里有中日韩输入法的全角字符",
            "它们看似普通字符，其实不同；请把输入法切换为半角。",
        ),
        TextProblem::SmartQuote => ("这里有一个弯引号", "它来自文字处理软件；shell 只认识直引号。"),
        TextProblem::SmartDash => (
            "这里有一个排版用的破折号",
            "文字处理软件会把两个连字符变成它；程序只认识连字符。",
        ),
        TextProblem::Lookalike => ("这里有一个看似拉丁字母的其他字母", "人眼分辨不出，程序却能分辨。"),
        TextProblem::SeveralTokens => ("这里有多个令牌", "将逐个检查；一条命令只接受一个。"),
        TextProblem::MoreFindings => ("还有更多问题没有列出", "请先更正列出的问题，然后再检查一次。"),
    };
    Words::of(what, why)
}
