package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.CreditLine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Turns what a feed delivered into clean text: an HTML page, a plain-text page or wire copy, or the
 * body of a feed's item. Never throws for what the input holds, and does bounded work on any input.
 * Safe for use by several threads.
 */
public final class PageText {

  /** Bytes of a page that are read; what stands behind them is not looked at. */
  public static final int MOST_BYTES = 10 * 1024 * 1024;

  private static final int MOST_CHARACTERS = 4 * 1024 * 1024;
  private static final int DEEPEST = 512;

  private PageText() {}

  /** Those whom a credit line such as {@code By A. B., agency} names; empty if it is none. */
  public static List<CreditLine> credits(String line) {
    return Bylines.read(line);
  }

  /**
   * Takes an HTML page apart.
   *
   * @param httpCharset the encoding that the transport named
   * @param baseUrl the address that the page was delivered under; relative links need it
   */
  public static ExtractedText ofHtml(
      byte[] bytes, Optional<String> httpCharset, Optional<String> baseUrl) {
    byte[] read = bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
    TextDecoder.Decoded decoded = TextDecoder.decode(read, httpCharset);
    Draft draft = new Draft();
    draft.charset = Optional.of(decoded.charset());
    return new HtmlPage(parse(capped(decoded.text()), baseUrl), draft).read();
  }

  /** Takes a plain-text copy of a page, or wire copy, apart. */
  public static ExtractedText ofPlainText(String text) {
    return PlainPage.read(capped(text), new Draft());
  }

  /** Decodes and takes apart a plain-text page. */
  public static ExtractedText ofPlainText(byte[] bytes, Optional<String> charset) {
    byte[] read = bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
    TextDecoder.Decoded decoded = TextDecoder.decode(read, charset);
    Draft draft = new Draft();
    draft.charset = Optional.of(decoded.charset());
    return PlainPage.read(capped(decoded.text()), draft);
  }

  /**
   * Takes the body of a feed's item apart: {@code content:encoded}, Atom {@code content}, a ninjs
   * body. There is no headline in it; text without any markup is taken for paragraphs.
   *
   * @param baseUrl the address that relative links start from
   */
  public static ExtractedText ofFragment(String html, Optional<String> baseUrl) {
    return new Fragment(new Draft()).read(capped(html), baseUrl);
  }

  /** As {@link #ofFragment(String, Optional)}, with absolute links only. */
  public static ExtractedText ofFragment(String html) {
    return ofFragment(html, Optional.empty());
  }

  /**
   * A short text that the format has set apart, such as a headline, as one line of plain text. No
   * rule for pages applies to it: what a wire calls a headline is one, whatever it begins with.
   *
   * @param markup whether the text is HTML; plain text may still hold character references
   */
  public static String line(String text, boolean markup) {
    String capped = capped(text);
    return CleanText.line(
        markup ? Jsoup.parse(capped).text() : Parser.unescapeEntities(capped, true));
  }

  static Document parse(String html, Optional<String> baseUrl) {
    Parser parser = Parser.htmlParser();
    parser.setMaxDepth(DEEPEST);
    return Jsoup.parse(html, baseUrl.orElse(""), parser);
  }

  private static String capped(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
  }
}
