//! Signing in.

use super::messages;

messages! {
    SignInTitle:
        "Sign in",
        "登录";
    SignIn:
        "Sign in",
        "登录";
    BearerToken:
        "Bearer token",
        "Bearer 令牌";
    BearerHint:
        "It is handed to the Karmada API server and kept nowhere in this page.",
        "它会交给 Karmada API 服务器，本页面不保存。";
    TokenMissing:
        "A bearer token is missing: paste the one that kubectl create token printed.",
        "缺少 Bearer 令牌：请粘贴 kubectl create token 打印的令牌。";
    TokenRefused:
        "The Karmada API server does not know this token, or it has expired. A token of the host cluster won't do.",
        "Karmada API 服务器不认识此令牌，或它已过期。宿主集群的令牌不可用。";
    WhereFrom:
        "Where does such a token come from?",
        "这样的令牌从哪里来？";
    WhereFromText:
        "From a ServiceAccount on the Karmada API server whose RBAC lets it manage Secrets in kube-system. These commands make one, and a token for an hour:",
        "来自 Karmada API 服务器上的 ServiceAccount，其 RBAC 允许管理 kube-system 中的 Secret。以下命令创建该账户，并获取一小时有效的令牌：";
    NotHostToken:
        "KARMADA_KUBECONFIG points to Karmada. A token of the host cluster, where Karmada's pods run, won't do.",
        "KARMADA_KUBECONFIG 指向 Karmada。运行 Karmada Pod 的宿主集群的令牌不可用。";
    HostSignsIn:
        "The page that holds this console signs in for you, and its token was not accepted.",
        "嵌入此控制台的页面会代您登录，但它的令牌未被接受。";
    LinkSpent:
        "This sign-in link was used before, or is older than 10 minutes.",
        "此登录链接已被使用过，或已超过 10 分钟。";
    SignInEnded:
        "Your sign-in has ended. Sign in again; what you typed is kept.",
        "登录已失效。请重新登录；您填写的内容已保留。";
    LinkExplained:
        "This console acts as the user of a kubeconfig, so only who sees the terminal it was started in may sign in: open the link printed there. A link serves once, for 10 minutes.",
        "此控制台以某个 kubeconfig 的用户身份运行，因此只有能看到启动它的终端的人才能登录：请打开终端中打印的链接。链接只能使用一次，10 分钟内有效。";
    PrintLink:
        "Print a new sign-in link in the terminal",
        "在终端中打印新的登录链接";
    LinkPrinted:
        "A new link is in the terminal. Open it in this browser.",
        "终端中已有新的链接。请在此浏览器中打开。";
}
