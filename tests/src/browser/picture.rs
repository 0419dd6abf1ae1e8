//! Two pictures beside one another: the browser itself reads them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Browser, BrowserError};

/// The share of pixels of which a channel differs by more than an eye would notice; all of them where the sizes differ.
const COMPARE: &str = "
    const [done] = arguments;
    const pixels = async (text) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/webp' }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height);
    };
    Promise.all([pixels('FIRST'), pixels('SECOND')]).then(([{ data, width, height }, other]) => {
      if (other.width !== width || other.height !== height) return done(1);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        const differs = [0, 1, 2].some((channel) => Math.abs(data[at + channel] - other.data[at + channel]) > 24);
        count += differs ? 1 : 0;
      }
      done(count / (width * height));
    }, (error) => done(String(error)));
";

impl Browser {
    /// By which share of their pixels two WebP pictures differ, from 0 to 1.
    pub async fn difference(&self, one: &[u8], other: &[u8]) -> Result<f64, BrowserError> {
        let script = COMPARE
            .replace("FIRST", &STANDARD.encode(one))
            .replace("SECOND", &STANDARD.encode(other));
        let answer = self.script_async(&script).await?;
        answer.as_f64().ok_or_else(|| BrowserError::Answer {
            command: "difference",
            answer: answer.to_string(),
        })
    }
}
