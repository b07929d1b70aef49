package dateline.enrich.article;

import dateline.RawArticle;
import dateline.RawCredit;
import dateline.RawText;
import dateline.enrich.text.ExtractedText;
import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.Markup;
import dateline.enrich.text.PageText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text of a delivery. Pages and plain text are taken apart from their bytes; where the format
 * has set texts apart by role, their roles stand and only the texts themselves are cleaned.
 */
final class TextStep {

  private static final Pattern EMPTY_LINE = Pattern.compile("\\R\\h*\\R");
  private static final Pattern LINE = Pattern.compile("\\R");
  private static final Set<String> AROUND_THE_BODY =
      Set.of(
          "headline",
          "subtitle",
          "kicker",
          "title",
          "summary",
          "caption",
          "dateline",
          "note",
          "page");

  /** Shorter summaries are no body: a reader of the feed follows the link. */
  private static final int FULL_TEXT = 600;

  ExtractedText read(RawArticle raw) {
    return switch (raw.getFormat()) {
      case "html" ->
          PageText.ofHtml(
              content(raw),
              Optional.ofNullable(raw.getCharset()),
              Optional.ofNullable(raw.getSourceUrl()));
      case "text" -> PageText.ofPlainText(content(raw), Optional.ofNullable(raw.getCharset()));
      default -> structured(raw);
    };
  }

  /** The text of a delivery that has none, such as a kill. */
  static ExtractedText nothing() {
    return PageText.ofFragment("");
  }

  private static ExtractedText structured(RawArticle raw) {
    Optional<String> base =
        ArticleAssembly.link(raw, "canonical")
            .or(() -> ArticleAssembly.link(raw, "alternate"))
            .or(() -> ArticleAssembly.link(raw, "self"))
            .or(() -> Optional.ofNullable(raw.getSourceUrl()));
    Optional<String> headline = plain(raw, "headline");
    Optional<String> summary = plain(raw, "summary").filter(s -> !s.equals(headline.orElse("")));
    Optional<RawText> stated = body(raw);
    Optional<RawText> body =
        stated.or(() -> text(raw, "summary").filter(s -> s.getValue().length() >= FULL_TEXT));
    ExtractedText stub = PageText.ofFragment(body.map(TextStep::html).orElse(""), base);
    Optional<ExtractedText> page =
        page(raw, base).filter(whole -> whole.plain().length() > stub.plain().length());
    ExtractedText read = page.orElse(stub);
    boolean summaryIsBody = stated.isEmpty() && body.isPresent() && page.isEmpty();
    return new ExtractedText(
        plain(raw, "kicker").or(() -> plain(raw, "subtitle")),
        headline.or(read::headline),
        summaryIsBody
            ? Optional.empty()
            : summary.filter(s -> !opens(read, s)).or(read::standfirst),
        read.summary(),
        read.sections(),
        read.plain(),
        read.markup(),
        credits(raw, read),
        read.times(),
        read.dateline().or(() -> plain(raw, "dateline")),
        read.located(),
        read.links(),
        read.teasers(),
        read.categories(),
        read.keywords(),
        read.entities(),
        read.language(),
        read.canonicalUrl(),
        read.providerName(),
        read.media(),
        read.furniture(),
        Optional.ofNullable(raw.getCharset()));
  }

  /** The article's page, where it was fetched because the feed gives no more than a teaser. */
  private static Optional<ExtractedText> page(RawArticle raw, Optional<String> base) {
    return text(raw, "page")
        .map(
            page ->
                PageText.ofHtml(
                    page.getValue().getBytes(StandardCharsets.UTF_8),
                    Optional.of(StandardCharsets.UTF_8.name()),
                    base));
  }

  private static Optional<RawText> text(RawArticle raw, String role) {
    return raw.getTexts().stream()
        .filter(t -> t.getRole().equals(role) && !t.getValue().isBlank())
        .findFirst();
  }

  /**
   * The longest body, in markup before plain: agencies deliver the same text in both, and short
   * extras beside it.
   */
  private static Optional<RawText> body(RawArticle raw) {
    return raw.getTexts().stream()
        .filter(t -> !AROUND_THE_BODY.contains(t.getRole()) && !t.getValue().isBlank())
        .max(
            Comparator.comparing(
                    (RawText t) -> t.getRole().equals("body") || t.getRole().equals("main"))
                .thenComparing(TextStep::isMarkup)
                .thenComparing(t -> t.getValue().length()));
  }

  /** Whether the body begins with these words, with or without its dateline in front. */
  private static boolean opens(ExtractedText body, String summary) {
    String words =
        body.dateline()
            .filter(summary::startsWith)
            .map(dateline -> summary.substring(dateline.length()).strip())
            .orElse(summary);
    return body.plain().startsWith(words);
  }

  /** A short text as one line, whatever it was written in. */
  private static Optional<String> plain(RawArticle raw, String role) {
    return text(raw, role)
        .map(t -> PageText.line(t.getValue(), isMarkup(t)))
        .filter(t -> !t.isEmpty());
  }

  private static boolean isMarkup(RawText text) {
    return text.getContentType().contains("html");
  }

  private static String html(RawText text) {
    if (isMarkup(text)) {
      return text.getValue();
    }
    Pattern between = EMPTY_LINE.matcher(text.getValue()).find() ? EMPTY_LINE : LINE;
    StringBuilder html = new StringBuilder();
    for (String paragraph : between.split(text.getValue().strip())) {
      html.append("<p>").append(Markup.escape(paragraph)).append("</p>");
    }
    return html.toString();
  }

  private static List<CreditLine> credits(RawArticle raw, ExtractedText read) {
    List<CreditLine> credits = new ArrayList<>();
    for (RawCredit credit : raw.getCredits()) {
      credits.add(new CreditLine(credit.getRaw(), credit.getRole(), credit.getRaw()));
    }
    read.credits().stream()
        .filter(c -> credits.stream().noneMatch(known -> known.name().equalsIgnoreCase(c.name())))
        .forEach(credits::add);
    return credits;
  }

  private static byte[] content(RawArticle raw) {
    ByteBuffer content = raw.getContent().duplicate();
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }
}
