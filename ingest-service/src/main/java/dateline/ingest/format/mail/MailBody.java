package dateline.ingest.format.mail;

import dateline.ingest.format.DecodedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;

/**
 * A mail taken apart by MIME (RFC 2045-2047): its header, and its leaf parts decoded. Multiparts
 * are opened, also those inside an attached mail, whose header counts for nothing. What is broken
 * ends the reading; the parts before it stand.
 *
 * @param head the mail's own header
 * @param parts its leaves, in order
 */
record MailBody(MailHead head, List<Leaf> parts) {

  private static final int MOST_PARTS = 200;

  /** Parts inside each other; the parser calls itself for each. */
  private static final int DEEPEST = 30;

  private static final Pattern FLOWED = Pattern.compile(" \\r?\\n(?!\\r?\\n)");

  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxHeaderCount(500)
          .setMaxHeaderLen(100_000)
          .setMaxLineLen(-1)
          .setMaxContentLen(-1)
          .build();

  /**
   * One part that is no multipart.
   *
   * @param attached whether it has a file name or is marked as an attachment
   */
  record Leaf(ContentType type, boolean attached, byte[] bytes) {

    /** Its characters; lines that end in a space go on where it says so (RFC 3676). */
    String text() {
      String text =
          DecodedText.of(
                  bytes, Optional.ofNullable(type.parameters().get("charset")), Optional.empty())
              .text();
      boolean flowed = "flowed".equalsIgnoreCase(type.parameters().get("format"));
      return flowed ? FLOWED.matcher(text).replaceAll(" ") : text;
    }
  }

  /** A media type, lower case, and its parameters. */
  record ContentType(String name, Map<String, String> parameters) {

    static final ContentType NONE = new ContentType("text/plain", Map.of());

    static ContentType of(Field field) throws MimeException {
      RawBody raw =
          RawFieldParser.DEFAULT.parseRawBody(RawFieldParser.DEFAULT.parseField(field.getRaw()));
      Map<String, String> parameters = new HashMap<>();
      raw.getParams()
          .forEach(
              each -> {
                if (each.getName() != null && each.getValue() != null) {
                  parameters.putIfAbsent(each.getName().toLowerCase(Locale.ROOT), each.getValue());
                }
              });
      String name = raw.getValue() == null ? "" : raw.getValue().strip().toLowerCase(Locale.ROOT);
      return name.isEmpty() ? NONE : new ContentType(name, parameters);
    }
  }

  /** Takes a mail apart. */
  static MailBody of(byte[] mail) {
    MailBody body = new MailBody(new MailHead(), new ArrayList<>());
    MimeTokenStream stream = new MimeTokenStream(CONFIG);
    stream.parse(new ByteArrayInputStream(mail));
    try {
      body.read(stream);
    } catch (IOException | MimeException | RuntimeException e) {
      // What was read up to here stands; without a part, there is no text.
      return body;
    }
    return body;
  }

  private void read(MimeTokenStream stream) throws IOException, MimeException {
    int depth = 0;
    ContentType type = ContentType.NONE;
    boolean attached = false;
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM && parts.size() < MOST_PARTS && depth <= DEEPEST;
        state = stream.next()) {
      switch (state) {
        case T_START_MESSAGE, T_START_BODYPART -> {
          depth++;
          type = ContentType.NONE;
          attached = false;
        }
        case T_END_MESSAGE, T_END_BODYPART -> depth--;
        case T_FIELD -> {
          Field field = stream.getField();
          String name = field.getName().toLowerCase(Locale.ROOT);
          if (depth == 1) {
            head.add(name, decoded(field));
          }
          if (name.equals("content-type")) {
            type = ContentType.of(field);
            attached |= type.parameters().containsKey("name");
          } else if (name.equals("content-disposition")) {
            String disposition = decoded(field).strip().toLowerCase(Locale.ROOT);
            attached |= disposition.startsWith("attachment") || disposition.contains("filename");
          }
        }
        case T_BODY -> {
          try (InputStream in = stream.getDecodedInputStream()) {
            parts.add(new Leaf(type, attached, in.readAllBytes()));
          }
        }
        default -> {
          // Preambles, epilogues and the ends of headers hold nothing.
        }
      }
    }
  }

  /** Unfolded and decoded; a field may be in UTF-8 as it is (RFC 6532). */
  private static String decoded(Field field) {
    byte[] raw = field.getRaw() == null ? new byte[0] : field.getRaw().toByteArray();
    String line = DecodedText.of(raw, Optional.empty(), Optional.empty()).text();
    String body = line.substring(line.indexOf(':') + 1).replaceAll("\\r?\\n", "");
    return DecoderUtil.decodeEncodedWords(body, DecodeMonitor.SILENT);
  }
}
