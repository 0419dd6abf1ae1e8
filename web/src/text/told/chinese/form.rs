//! What is wrong in a form, and in the validator is said otherwise.

use super::{flaw, group_error};
use crate::model::{ClustersError, GroupsFlaw, LifetimeError, LineFlaw, MOST_CLUSTERS, UsagesFlaw};
use crate::text::Told;
use karmada_token_core::{
    Description, DescriptionError, GoDurationError, GroupsError, TokenError, TtlError, UsagesError,
};

impl Told for TokenError {
    fn chinese(&self) -> String {
        match self {
            TokenError::Empty => "缺少令牌：格式如 abcdef.0123456789abcdef".to_owned(),
            TokenError::NoDot => {
                "令牌的 ID 之后（第 7 个字符）应有一个点，如 abcdef.0123456789abcdef；这里没有".to_owned()
            }
            TokenError::Surrounded { position } => {
                format!("令牌前后不能有空格或换行；第 {position} 个字符是")
            }
            TokenError::Id(part) => format!("点之前的令牌 ID {}", flaw(part)),
            TokenError::Secret(part) => format!("点之后的令牌密钥{}", flaw(part)),
        }
    }
}

impl Told for LifetimeError {
    fn chinese(&self) -> String {
        match self {
            LifetimeError::Ttl(error) => error.chinese(),
            LifetimeError::TooLong { max } => format!("此处令牌自创建起最长有效 {max}"),
            LifetimeError::MustExpire => "这里不允许永不过期的令牌".to_owned(),
            LifetimeError::UntilMissing => "请选择日期和时间".to_owned(),
            LifetimeError::UntilPast => "该时间已过：令牌从一开始就是过期的".to_owned(),
        }
    }
}

impl Told for TtlError {
    fn chinese(&self) -> String {
        match self {
            TtlError::Duration(error) => duration(error),
            TtlError::Negative => {
                "TTL 不能为负（第一个字符是减号）：请写令牌的有效时长，如 24h；0 表示永不过期".to_owned()
            }
            TtlError::TooShort => "TTL 至少为 1s（0 表示永不过期）".to_owned(),
            TtlError::TooLong => "令牌将在 9999 年之后过期，RFC 3339 无法表示：请选择更短的 TTL".to_owned(),
        }
    }
}

fn duration(error: &GoDurationError) -> String {
    match error {
        GoDurationError::Empty => "缺少时长：请写成 30m、24h 或 1h30m 的形式".to_owned(),
        GoDurationError::Number { position } => {
            format!("第 {position} 个字符应为数字：请写成 30m、24h 或 1h30m 的形式")
        }
        GoDurationError::UnitMissing { position } => {
            format!("第 {position} 个字符处的数字没有单位：请加上 s、m 或 h，如 90s、30m、24h")
        }
        GoDurationError::UnitUnknown { unit, position } => {
            let hint = match unit.as_str() {
                "d" | "day" | "days" => "（一天是 24h）",
                "w" | "week" | "weeks" => "（一周是 168h）",
                _ => "",
            };
            format!("第 {position} 个字符处的单位“{unit}”未知：单位有 h、m、s、ms、us 和 ns{hint}")
        }
        GoDurationError::TooLarge => "时长过大：最多为 2562047h（292 年）".to_owned(),
    }
}

impl Told for UsagesFlaw {
    fn chinese(&self) -> String {
        match self {
            UsagesFlaw::Invalid(UsagesError::Empty) => {
                "令牌需要用途：signing、authentication，或两者（注册集群两者都需要）".to_owned()
            }
            UsagesFlaw::Invalid(UsagesError::Unknown { name, position }) => {
                format!("第 {position} 个字符处的用途“{name}”未知：用途有 signing 和 authentication")
            }
            UsagesFlaw::NotAllowed(usage) => format!("这里不允许用途 {}", usage.name()),
        }
    }
}

impl Told for GroupsFlaw {
    fn chinese(&self) -> String {
        match self {
            GroupsFlaw::Invalid(GroupsError {
                number,
                position,
                group,
                error,
            }) => {
                let why = group_error(error);
                format!("第 {number} 个用户组“{group}”（从第 {position} 个字符开始）：{why}")
            }
            GroupsFlaw::NotAllowed { group, allowed } => {
                format!("这里不允许用户组 {group}；允许的是 {allowed}")
            }
        }
    }
}

impl Told for DescriptionError {
    fn chinese(&self) -> String {
        match self {
            DescriptionError::Empty => "描述为空".to_owned(),
            DescriptionError::TooLong { found, position } => format!(
                "描述有 {found} 字节，最多 {} 字节：从第 {position} 个字符起过长",
                Description::MAX_BYTES
            ),
            DescriptionError::Control { position } => {
                format!("描述的第 {position} 个字符是控制字符；请删除它")
            }
        }
    }
}

fn of_line(flaw: &LineFlaw) -> String {
    match flaw {
        LineFlaw::Name { line, text, error } => format!("第 {line} 行“{text}”：{}", error.chinese()),
        LineFlaw::More { line, text } => format!("第 {line} 行“{text}”：每行只能有一个名称"),
        LineFlaw::Twice { line, first, name } => format!("第 {line} 行：{name} 已在第 {first} 行出现"),
    }
}

impl Told for ClustersError {
    fn chinese(&self) -> String {
        match self {
            ClustersError::None => "请至少写一个集群名称".to_owned(),
            ClustersError::Lines(flaws, more) => {
                let mut told: Vec<_> = flaws.iter().map(of_line).collect();
                if *more > 0 {
                    told.push(format!("另有 {more} 行"));
                }
                told.join("；")
            }
            ClustersError::TooMany(count) => format!("一次最多 {MOST_CLUSTERS} 个集群，现有 {count} 个"),
        }
    }
}
