package dateline.ingest.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * Finds the original bytes of passages of a decoded text, also of one with U+FFFD in it: decodes
 * once more and looks how far in the bytes it got. Passages are asked for from front to back.
 */
public final class SourceBytes {

  private final byte[] bytes;
  private final ByteBuffer in;
  private final CharsetDecoder decoder;
  private final boolean oneByOne;
  private char[] scratch = {};
  private int at;

  SourceBytes(byte[] bytes, DecodedText decoded) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes, decoded.mark(), bytes.length - decoded.mark());
    this.decoder = DecodedText.decoder(decoded.charset(), CodingErrorAction.REPLACE);
    // No byte makes more than one character, so if there are as many, each makes one.
    this.oneByOne = decoder.maxCharsPerByte() == 1f && decoded.text().length() == in.remaining();
  }

  /** The bytes from which the characters of this passage were decoded. */
  public byte[] of(int start, int end) {
    advance(start);
    int from = in.position();
    advance(end);
    return Arrays.copyOfRange(bytes, from, in.position());
  }

  private void advance(int to) {
    if (oneByOne) {
      int ahead = Math.min(Math.max(0, to - at), in.remaining());
      in.position(in.position() + ahead);
      at += ahead;
      return;
    }
    scratch = scratch.length == 0 ? new char[8192] : scratch;
    int before = -1;
    while (at < to && at != before) {
      before = at;
      CharBuffer out = CharBuffer.wrap(scratch, 0, Math.min(scratch.length, to - at));
      decoder.decode(in, out, true);
      at += out.position();
    }
  }
}
