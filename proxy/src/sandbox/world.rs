//! What the stand-in takes from outside: the time, and randomness. Both are parameters, so that tests are exact.

use karmada_token_core::{OsRandom, RandomError, RandomSource, Timestamp, TimestampError, Token};
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// The clock that expiry is judged by.
pub(super) trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// The clock and the random source of one sandbox.
pub(super) struct World {
    clock: Box<dyn Clock>,
    random: Mutex<Box<dyn RandomSource + Send>>,
}

impl World {
    pub(super) fn new(clock: impl Clock + 'static, random: impl RandomSource + Send + 'static) -> Self {
        World {
            clock: Box::new(clock),
            random: Mutex::new(Box::new(random)),
        }
    }

    /// The machine's own.
    ///
    /// # Errors
    /// [`TimestampError`] when the machine's clock stands outside the years 0 to 9999.
    pub(super) fn system() -> Result<Self, TimestampError> {
        let started = system_time()?;
        Ok(World::new(SystemClock { started }, OsRandom))
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A random UUID (version 4), as uids and audit IDs are.
    pub(super) fn uuid(&self) -> Result<String, RandomError> {
        let mut bytes = [0_u8; 16];
        self.with_random(|random| random.fill(&mut bytes))?;
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        Ok(format!(
            "{}-{}-{}-{}-{}",
            &hex[..8],
            &hex[8..12],
            &hex[12..16],
            &hex[16..20],
            &hex[20..]
        ))
    }

    pub(super) fn token(&self) -> Result<Token, RandomError> {
        self.with_random(|random| Token::generate(random))
    }

    fn with_random<T>(&self, draw: impl FnOnce(&mut Borrowed<'_>) -> T) -> T {
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        draw(&mut Borrowed(random.as_mut()))
    }
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World")
            .field("now", &self.now())
            .finish_non_exhaustive()
    }
}

/// [`Token::generate`] wants a sized source.
struct Borrowed<'a>(&'a mut (dyn RandomSource + Send));

impl RandomSource for Borrowed<'_> {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), RandomError> {
        self.0.fill(buffer)
    }
}

struct SystemClock {
    started: Timestamp,
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        // A clock set beyond the year 9999 while we run: the time of start is as good as any.
        system_time().unwrap_or(self.started)
    }
}

fn system_time() -> Result<Timestamp, TimestampError> {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_err(|_| TimestampError::Range)?;
    Timestamp::from_unix_millis(i64::try_from(since.as_millis()).map_err(|_| TimestampError::Range)?)
}
