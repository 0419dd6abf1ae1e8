//! Of a pin.

use super::Words;
use karmada_token_core::PinProblem;

const REFUSED: &str = "程序会拒绝这个公钥哈希。";

pub(super) fn words(problem: &PinProblem) -> Words {
    let (what, why) = match problem {
        PinProblem::NoPrefix => (
            "数字之前缺少 sha256:",
            "公钥哈希要指明其哈希算法。（kubeadm 的证书密钥也是 64 位数字，但是另一回事。）",
        ),
        PinProblem::NoColon => ("sha256 与数字之间应有冒号", REFUSED),
        PinProblem::OtherHash => (
            "这是 SHA-256 以外的哈希",
            "公钥哈希是 CA 公钥的 SHA-256，没有其他形式。",
        ),
        PinProblem::Length { found } => {
            return Words::of(
                format!("公钥哈希由 64 个十六进制数字组成，这里有 {found} 个"),
                "复制时漏掉或多出了数字：请重新复制。",
            );
        }
        PinProblem::Digit => ("这不是十六进制数字", "公钥哈希由 0-9 和 a-f 组成。"),
        PinProblem::Truncated => (
            "它被截短或遮盖了：其余部分用点、星号或 x 代替",
            "无法知道其余部分；请复制整个公钥哈希。",
        ),
        PinProblem::Fingerprint => (
            "这是证书指纹，即整个证书的哈希",
            "所需的是 CA 公钥的哈希，无法由证书指纹得出。",
        ),
        PinProblem::Base64 => (
            "这个公钥哈希以 base64 编码",
            "程序要求把它的 32 个字节写成 64 个十六进制数字。",
        ),
        PinProblem::Space => (
            "中间有空格或换行",
            "公钥哈希中没有空格；邮件程序和窄的终端会折行。",
        ),
        PinProblem::Malformed => ("这不是公钥哈希：公钥哈希是 sha256: 加 64 个十六进制数字", REFUSED),
    };
    Words::of(what, why)
}
