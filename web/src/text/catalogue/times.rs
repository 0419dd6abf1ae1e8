//! Times.

use super::messages;

messages! {
    ExpiresNever:
        "never",
        "永不";
    ExpiresUnreadable:
        "unreadable",
        "无法识别";
    ExpiresIn:
        "in {span}",
        "{span}后";
    ExpiredAgo:
        "{span} ago",
        "{span}前";
    Days:
        "{n} d",
        "{n} 天";
    Hours:
        "{n} h",
        "{n} 小时";
    Minutes:
        "{n} min",
        "{n} 分钟";
    Seconds:
        "{n} s",
        "{n} 秒";
}
