//! What went wrong.

use super::messages;

messages! {
    Unreachable:
        "There was no answer. Is karmada-token still running, and the network up?",
        "没有响应。karmada-token 还在运行吗？网络正常吗？";
    TimedOut:
        "There was no answer in time.",
        "未能及时得到响应。";
    NoToken:
        "The page that holds this console gave no token to sign in with.",
        "嵌入此控制台的页面没有提供登录令牌。";
    Unreadable:
        "The answer (status {code}) was not one of a Kubernetes API.",
        "响应（状态 {code}）不是来自 Kubernetes API。";
    Unauthorized:
        "Your sign-in is not accepted, or not any more.",
        "您的登录不被接受，或已失效。";
    Forbidden:
        "Not allowed: {message}",
        "不允许：{message}";
    NotFound:
        "Not found: {message}",
        "未找到：{message}";
    Conflict:
        "It has changed meanwhile: {message}",
        "其间已被修改：{message}";
    Invalid:
        "Refused as invalid: {message}",
        "因无效而被拒绝：{message}";
    TooMany:
        "Too many requests just now; wait a little. {message}",
        "请求过多，请稍候。{message}";
    Refused:
        "Refused ({code}): {message}",
        "被拒绝（{code}）：{message}";
}
