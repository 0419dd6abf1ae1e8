//! What went wrong.

use super::messages;

messages! {
    Unreachable:
        "There was no answer. Is karmada-token still running, and the network up?",
        "没有响应。karmada-token 还在运行吗？网络正常吗？";
    TimedOut:
        "There was no answer in time. Try again; if it stays so, look at karmada-token's log.",
        "未能及时得到响应。请重试；若一直如此，请查看 karmada-token 的日志。";
    Offline:
        "This computer is offline. Try again when the network is back.",
        "此计算机已离线。请在网络恢复后重试。";
    OfflineForNow:
        "This computer is offline. What you typed is kept; the page goes on by itself when the network is back.",
        "此计算机已离线。您填写的内容已保留；网络恢复后页面会自动继续。";
    NoToken:
        "The page that holds this console gave no token to sign in with.",
        "嵌入此控制台的页面没有提供登录令牌。";
    Unreadable:
        "The answer from {base} (status {code}) was not one of a Kubernetes API: perhaps something between this page and karmada-token answered. Reload the page.",
        "来自 {base} 的响应（状态 {code}）不是来自 Kubernetes API：也许是本页面与 karmada-token 之间的某个组件作出的响应。请重新加载页面。";
    Unauthorized:
        "Your sign-in is not accepted, or not any more. Sign in again.",
        "您的登录不被接受，或已失效。请重新登录。";
    Forbidden:
        "You are not allowed to do this. Ask an administrator of Karmada for the right, or sign in as somebody else. The server says: {message}",
        "您无权执行此操作。请向 Karmada 管理员申请权限，或以其他身份登录。服务器返回：{message}";
    NotFound:
        "It is not there (any more). Read the list again. The server says: {message}",
        "它已不存在。请重新读取列表。服务器返回：{message}";
    Conflict:
        "It has changed meanwhile. Look at it again, then repeat what you wanted. The server says: {message}",
        "其间已被修改。请重新查看，然后再次操作。服务器返回：{message}";
    Invalid:
        "Refused as invalid: change what the server names. It says: {message}",
        "因无效而被拒绝：请修改服务器指出的内容。服务器返回：{message}";
    TooMany:
        "Too many requests just now: wait a little, then try again. The server says: {message}",
        "请求过多：请稍候再试。服务器返回：{message}";
    ServerFailed:
        "The server failed ({code}). Try again; if it stays so, its log says why. It says: {message}",
        "服务器出错（{code}）。请重试；若一直如此，请查看其日志。服务器返回：{message}";
    Refused:
        "Refused ({code}): {message}",
        "被拒绝（{code}）：{message}";
    Slow:
        "This takes longer than usual. The server is still being waited for.",
        "用时比平常更长。仍在等待服务器响应。";
    Panicked:
        "The console has failed and was stopped. No token was shown or sent by this. Reload the page to go on.",
        "控制台出现故障并已停止。没有令牌因此被显示或发送。请重新加载页面以继续。";
    Reload:
        "Reload",
        "重新加载";
}
