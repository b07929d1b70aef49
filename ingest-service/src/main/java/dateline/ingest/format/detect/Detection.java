package dateline.ingest.format.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.wire.TextWires;
import dateline.ingest.format.xml.HtmlText;
import dateline.ingest.format.xml.XmlScan;
import dateline.ingest.format.xml.XmlText;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which wire format a document is of, told by its content where its media type is missing, says
 * nothing ({@code application/octet-stream}, {@code text/plain}, XML, JSON) or is plainly wrong: a
 * feed sent as {@code text/html}. A type that names a format stands unless the content is certainly
 * of another one. Looks at the first bytes only; whatever they are, there is an answer.
 */
public final class Detection {

  /** A root element or the shape of an object stands in front; a longer prolog tells nothing. */
  private static final int FRONT = 64 * 1024;

  private static final Set<String> GENERIC =
      Set.of(
          "application/octet-stream",
          "binary/octet-stream",
          "application/x-unknown",
          "application/x-download",
          "text/plain",
          "text/xml",
          "application/xml",
          "application/json",
          "text/json");

  private static final Set<String> JSON = Set.of("application/json", "text/json");

  private static final Pattern TAG =
      Pattern.compile("<(?:[\\w.-]{1,40}:)?([A-Za-z][\\w.-]{0,40})(?=[\\s/>])");

  private static final Set<String> HEAD = Set.of("head", "meta", "title", "link", "script");

  /** A field of a mail's header, and those of which a mail has two at least. */
  private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9-]{0,60}):.*");

  private static final Set<String> MAIL =
      Set.of(
          "from",
          "to",
          "date",
          "subject",
          "message-id",
          "mime-version",
          "received",
          "return-path",
          "content-type",
          "reply-to",
          "sender");

  private static final JsonFactory FACTORY = new JsonFactory();

  private Detection() {}

  /**
   * The format of a document.
   *
   * @param declaredMediaType {@code type/subtype} as declared, without parameters, in any case
   */
  public static WireFormat of(Document document, Optional<String> declaredMediaType) {
    String declared = declaredMediaType.orElse("").toLowerCase(Locale.ROOT).strip();
    Optional<WireFormat> named = isGeneric(declared) ? Optional.empty() : Formats.of(declared);
    Optional<Content> content = content(document);
    if (named.isPresent()) {
      // A wire in plain text is nobody's page; but a page may well be written without any tag.
      boolean certain = content.filter(found -> found != Content.PAGE).isPresent();
      return certain ? content.get().format(true, named.get()) : named.get();
    }
    if (JSON.contains(declared) && content.filter(Content::isJson).isEmpty()) {
      return Formats.JSON;
    }
    // An unknown vocabulary is refused where XML was announced; elsewhere it is a text in brackets.
    boolean isXml = declared.isEmpty() || declared.endsWith("xml");
    return content
        .filter(found -> found != Content.XML || isXml)
        .map(found -> found.format(declaredMediaType.isEmpty(), Formats.TEXT))
        .orElse(Formats.TEXT);
  }

  /** Whether a media type leaves open what the document is. */
  public static boolean isGeneric(String mediaType) {
    return mediaType.isEmpty() || GENERIC.contains(mediaType);
  }

  /** What the content certainly is; empty for what may be any text. */
  private static Optional<Content> content(Document document) {
    byte[] bytes = document.bytes();
    Document front =
        bytes.length <= FRONT
            ? document
            : new Document(
                Arrays.copyOf(bytes, FRONT),
                document.charset(),
                document.location(),
                document.itemId());
    String text = text(front);
    int first = 0;
    while (first < text.length() && (text.charAt(first) <= ' ' || text.charAt(first) == '\uFEFF')) {
      first++;
    }
    boolean heading = text.substring(0, first).indexOf('\u0001') >= 0;
    if (!heading && first < text.length()) {
      char start = text.charAt(first);
      if (start == '<') {
        return markup(text.substring(first));
      }
      if (start == '{' || start == '[') {
        return json(text.substring(first));
      }
    }
    if (TextWires.recognises(text)) {
      return Optional.of(Content.WIRE);
    }
    return isMail(text) ? Optional.of(Content.MAIL) : Optional.empty();
  }

  /** XML knows its encoding; the rest is text. A character that the cut parts does no harm. */
  private static String text(Document front) {
    byte[] bytes = front.bytes();
    boolean whole = bytes.length < FRONT;
    return whole
        ? XmlText.of(front).text()
        : DecodedText.of(Arrays.copyOf(bytes, bytes.length - 4), front.charset(), Optional.empty())
            .text();
  }

  private static Optional<Content> markup(String text) {
    String root = XmlScan.rootName(text);
    Optional<Content> known = Content.ofRoot(root);
    if (known.isPresent()) {
      return known;
    }
    if (text.regionMatches(true, 0, "<!doctype html", 0, 14)) {
      return Optional.of(Content.PAGE);
    }
    // Broken in front of its root, or HTML: by the first tag that says something.
    Matcher tag = TAG.matcher(text.substring(0, Math.min(text.length(), 4096)));
    while (tag.find()) {
      Optional<Content> found = Content.ofRoot(tag.group(1));
      if (found.isPresent()) {
        return found;
      }
      String name = tag.group(1).toLowerCase(Locale.ROOT);
      if (HtmlText.isXhtml(name) || HEAD.contains(name)) {
        return Optional.of(Content.PAGE);
      }
    }
    return root.isEmpty() ? Optional.empty() : Optional.of(Content.XML);
  }

  /** An object or a list of them by their first members; text in brackets is no JSON. */
  private static Optional<Content> json(String text) {
    boolean list = text.charAt(0) == '[';
    try (JsonParser json = FACTORY.createParser(text)) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_ARRAY) {
        token = json.nextToken();
        if (token == JsonToken.END_ARRAY) {
          return Optional.of(Content.NINJS);
        }
      }
      if (token != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      token = json.nextToken();
      while (token == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("version") && json.getText().contains("jsonfeed.org")) {
          return Optional.of(Content.JSON_FEED);
        }
        json.skipChildren();
        token = json.nextToken();
      }
      boolean more =
          token == JsonToken.END_OBJECT && !list && json.nextToken() == JsonToken.START_OBJECT;
      return Optional.of(more ? Content.NINJS_LINES : Content.NINJS);
    } catch (IOException e) {
      // Cut off or broken: whoever reads it says where.
      boolean member = text.matches("(?s)\\[?\\s*\\{\\s*(?:\"[^\"]{0,200}\"\\s*:.*|\\}.*)");
      return member ? Optional.of(lines(text)) : Optional.empty();
    }
  }

  /** Whether a cut or broken text is of lines that each begin an object. */
  private static Content lines(String text) {
    List<String> first = text.lines().filter(line -> !line.isBlank()).limit(2).toList();
    boolean each =
        first.size() == 2
            && first.stream().allMatch(line -> line.startsWith("{\""))
            && first.get(0).stripTrailing().endsWith("}");
    return each ? Content.NINJS_LINES : Content.NINJS;
  }

  private static boolean isMail(String text) {
    int known = 0;
    List<String> lines = text.lines().limit(60).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher field = FIELD.matcher(line);
      boolean folded = i > 0 && !line.isEmpty() && Character.isWhitespace(line.charAt(0));
      if (field.matches()) {
        known += MAIL.contains(field.group(1).toLowerCase(Locale.ROOT)) ? 1 : 0;
      } else if (!folded && !(i == 0 && line.startsWith("From "))) {
        return line.isBlank() && known >= 2;
      }
    }
    return known >= 3;
  }
}
