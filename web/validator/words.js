// The validator's words beside what core finds, which the wasm says.

const KINDS = {
  "empty": ["Nothing yet.", "尚无内容。"],
  "too-large": ["Over 1 MiB: not looked at.", "超过 1 MiB：未检查。"],
  "token": ["A bootstrap token.", "引导令牌。"],
  "token-id": ["A token ID.", "令牌 ID。"],
  "token-secret": ["A token secret without its ID.", "缺少 ID 的令牌密钥。"],
  "register-command": ["A register command.", "注册命令。"],
  "join-command": ["A kubeadm join command.", "kubeadm join 命令。"],
  "error-message": ["What register or join ended with.", "注册或加入时的错误信息。"],
  "secret": ["A Secret.", "Secret。"],
  "secret-list": ["A list of Secrets.", "Secret 列表。"],
  "kubeconfig": ["A kubeconfig.", "kubeconfig。"],
  "cluster-info": ["The ConfigMap cluster-info.", "ConfigMap cluster-info。"],
  "signature": ["A signature of cluster-info.", "cluster-info 的签名。"],
  "pin": ["A CA pin.", "CA 公钥哈希。"],
  "endpoint": ["An endpoint.", "地址。"],
  "certificate": ["A certificate.", "证书。"],
  "several": ["Of several kinds.", "包含多种内容。"],
  "unknown": ["Nothing that is known here.", "无法识别的内容。"],
};

const ENGLISH = {
  tag: "en",
  page: "Validate a bootstrap token - Karmada",
  title: "Validate",
  about: "Paste a token, a command or what it ended with, a Secret, a kubeconfig or cluster-info, or drop a file. Nothing leaves this page.",
  label: "Text to look at",
  hint: "Of several, each begins a line of its own. Only a link that you follow leaves this page.",
  good: "Nothing is wrong with it.",
  warning: "It may work, and something speaks against it.",
  error: "It does not work as it stands.",
  useCorrected: "Use the corrected text",
  markedLabel: "The text, with the findings marked",
  together: "Do they belong together?",
  otherInfo: "cluster-info of the control plane (kubectl -n kube-public get configmap cluster-info -o yaml)",
  otherCommand: "Register command",
  belong: "They belong together.",
  belongLimits: "Whether a cluster joins depends on more, which only the control plane knows.",
  apart: "They do not belong together.",
  perhaps: "They may belong together.",
  notCompared: "They can't be compared.",
  mismatch: {
    unsigned: "cluster-info is not signed for the command's token: who registers waits for five minutes, then gives up.",
    signature: "The signature in cluster-info is not made with the command's token, or the content was changed since.",
    pins: "None of the CAs in cluster-info is pinned by the command: it is for another control plane.",
    endpoint: "The command names another endpoint than cluster-info; an API server may have several names.",
  },
  severity: { error: "Wrong: ", warning: "Doubtful: ", info: "Good to know: " },
  // A clause of core's begins small, a name as it is written.
  sentence: (what) => `${/^[\p{L}']+[,:;]?(?: |$)/u.test(what) ? what.charAt(0).toUpperCase() + what.slice(1) : what}.`,
  parts: (count, kind) => `${count}, each looked at by itself. ${kind}`,
  file: "File to look at",
  kind: (name) => (KINDS[name] ?? ["Something else.", ""])[0],
};

const CHINESE = {
  tag: "zh-CN",
  page: "校验引导令牌 - Karmada",
  title: "校验",
  about: "粘贴令牌、命令或其错误信息、Secret、kubeconfig 或 cluster-info，或拖入文件。任何内容都不会离开本页面。",
  label: "待检查的文本",
  hint: "有多个时，每个另起一行。只有您点击的链接会离开本页面。",
  good: "没有发现问题。",
  warning: "也许可用，但有可疑之处。",
  error: "当前内容无法使用。",
  useCorrected: "采用更正后的文本",
  markedLabel: "标出问题的文本",
  together: "它们是否属于同一个控制面？",
  otherInfo: "控制面的 cluster-info（kubectl -n kube-public get configmap cluster-info -o yaml）",
  otherCommand: "注册命令",
  belong: "它们属于同一个控制面。",
  belongLimits: "集群能否注册还取决于只有控制面才知道的条件。",
  apart: "它们不属于同一个控制面。",
  perhaps: "它们可能属于同一个控制面。",
  notCompared: "无法比较。",
  mismatch: {
    unsigned: "cluster-info 中没有命令所用令牌的签名：注册者会等待五分钟，然后放弃。",
    signature: "cluster-info 的签名与命令中的令牌不符。",
    pins: "命令没有固定 cluster-info 中的任何 CA：它属于另一个控制面。",
    endpoint: "命令中的地址与 cluster-info 不同；一个 API 服务器可能有多个名称。",
  },
  severity: { error: "错误：", warning: "可疑：", info: "提示：" },
  sentence: (what) => `${what}。`,
  parts: (count, kind) => `共 ${count} 项，逐项检查。${kind}`,
  file: "待检查的文件",
  kind: (name) => (KINDS[name] ?? ["", "其他内容。"])[1],
};

/** The words of a language, by its tag. */
export function words(tag = "") {
  return /^zh\b/i.test(tag) ? CHINESE : ENGLISH;
}
