//! The frame.

use super::messages;

messages! {
    Product:
        "Karmada tokens",
        "Karmada 令牌";
    ApiServer:
        "API server",
        "API 服务器";
    SignedInAs:
        "Signed in as",
        "当前用户";
    SignOut:
        "Sign out",
        "退出登录";
    ModeSandbox:
        "Sandbox",
        "沙箱";
    ModeKubeconfig:
        "Kubeconfig",
        "Kubeconfig";
    ModeBearer:
        "Bearer token",
        "Bearer 令牌";
    Starting:
        "Starting",
        "正在启动";
    TryNow:
        "Try now",
        "立即重试";
    TryAgain:
        "Try again",
        "重试";
    Close:
        "Close",
        "关闭";
    Cancel:
        "Cancel",
        "取消";
    Done:
        "Done",
        "完成";
    SandboxTitle:
        "Sandbox",
        "沙箱";
    SandboxNotice:
        "This is a sandbox: no API server stands behind it, its tokens join nothing, and it forgets everything when it stops.",
        "这是沙箱：背后没有真实的 API 服务器，其中的令牌无法注册任何集群，停止后一切内容都会丢失。";
    NotKarmada:
        "This API server does not look like Karmada: it lacks the API group cluster.karmada.io. A token made here would be a token of another control plane, perhaps a member's.",
        "该 API 服务器看起来不是 Karmada：缺少 API 组 cluster.karmada.io。在此创建的令牌将属于另一个控制面，也许是某个成员集群的。";
    Disconnected:
        "The API server is not reachable.",
        "无法连接 API 服务器。";
    Hindered:
        "The API server refuses or fails for now.",
        "API 服务器暂时拒绝请求或出错。";
    DisconnectedTitle:
        "The API server is not reachable",
        "无法连接 API 服务器";
    TriedAgainIn:
        "Trying again in {span}.",
        "{span}后重试。";
    LastKnown:
        "What you see is the last that was known.",
        "当前显示的是最后一次获知的内容。";
    Validate:
        "Validate",
        "校验";
}
