package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.MediaItem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Reads pictures with their captions and credits, and embedded videos. */
final class Pictures {

  private static final int SMALLEST = 60;
  private static final String CREDIT_WORD =
      "\\b(?:photo(?:graph)?|image|picture|foto|bild|cr\u00e9dits?|credit|source|quelle)s?\\s?(?:by|:|von)\\s?";
  private static final Pattern CREDIT =
      Pattern.compile(
          "(?:[(\\[|\u00a9]\\s?(?:"
              + CREDIT_WORD
              + ")?|"
              + CREDIT_WORD
              + ")\\s?([^()\\[\\]|]{2,80})[)\\]]?\\s?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VIDEO_HOST =
      Pattern.compile(
          "https?://(?:www\\.)?(?:youtube(?:-nocookie)?\\.com/embed/|player\\.vimeo\\.com/|(?:www\\.)?dailymotion\\.com/embed/).{1,200}");
  private static final List<String> SOURCES =
      List.of("src", "data-src", "data-original", "data-lazy-src");

  private Pictures() {}

  /**
   * The inner markup of a figure for the picture, unsafe yet; empty where there is none to show.
   */
  static String figure(Element element, Draft draft) {
    Element image =
        element.normalName().equals("img") ? element : element.selectFirst("img, amp-img");
    if (image == null) {
      return "";
    }
    Optional<String> href = address(image);
    Optional<Integer> width = number(image.attr("width"));
    Optional<Integer> height = number(image.attr("height"));
    if (href.isEmpty() || isTiny(width) || isTiny(height)) {
      return "";
    }
    Element captioned = element.selectFirst("figcaption, [class*=caption]");
    Optional<String> caption = text(captioned == null ? "" : captioned.text());
    Optional<String> alt = text(image.attr("alt"));
    Optional<String> credit = caption.flatMap(Pictures::credit);
    draft.addMedia(new MediaItem("image", href.get(), caption, alt, credit, width, height));
    return "<img src=\""
        + Markup.escape(href.get())
        + "\" alt=\""
        + Markup.escape(alt.orElse(""))
        + "\">"
        + caption.map(c -> "<figcaption>" + Markup.escape(c) + "</figcaption>").orElse("");
  }

  /** Notes a video of the large hosts; other frames are left out. */
  static void embed(Element frame, Draft draft) {
    String href = frame.absUrl("src");
    if (VIDEO_HOST.matcher(href).matches()) {
      draft.addMedia(
          new MediaItem(
              "video",
              href,
              text(frame.attr("title")),
              Optional.empty(),
              Optional.empty(),
              number(frame.attr("width")),
              number(frame.attr("height"))));
    }
  }

  private static Optional<String> credit(String caption) {
    Matcher m = CREDIT.matcher(caption);
    return m.find() ? text(m.group(1)) : Optional.empty();
  }

  private static Optional<String> address(Element image) {
    for (String source : SOURCES) {
      String url = image.absUrl(source);
      if (StatedArticle.isWeb(url)) {
        return Optional.of(url);
      }
    }
    return Optional.empty();
  }

  private static boolean isTiny(Optional<Integer> size) {
    return size.isPresent() && size.get() < SMALLEST;
  }

  private static Optional<Integer> number(String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  private static Optional<String> text(String text) {
    return Optional.of(CleanText.line(text)).filter(t -> !t.isEmpty());
  }
}
