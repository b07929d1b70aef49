package dateline.enrich.text;

import java.util.List;
import java.util.Optional;

/**
 * One block of text in reading order, on its way into the body.
 *
 * @param text its plain text, clean
 * @param html its inner markup, not sanitised yet; empty for text that had none
 * @param anchors the links in it
 * @param group blocks of one list share a number, others have 0
 */
record Block(Kind kind, String text, String html, List<Anchor> anchors, int group) {

  enum Kind {
    HEADING,
    PARAGRAPH,
    QUOTE,
    ITEM,
    CAPTION,
    /** A picture with its caption: it has markup, and no text of the story. */
    FIGURE,
    PREFORMATTED
  }

  /** A link with its visible text. */
  record Anchor(String text, String href) {}

  static Block paragraph(String text) {
    return new Block(Kind.PARAGRAPH, text, "", List.of(), 0);
  }

  static Block heading(String text) {
    return new Block(Kind.HEADING, text, "", List.of(), 0);
  }

  boolean isHeading() {
    return kind == Kind.HEADING;
  }

  Block withText(String shorter) {
    return new Block(kind, shorter, "", anchors, group);
  }

  /** The address of the first link in it. */
  Optional<String> firstHref() {
    return anchors.stream().map(Anchor::href).filter(href -> !href.isEmpty()).findFirst();
  }

  /** Share of its characters that are links, from 0 to 1. */
  double linkDensity() {
    int linked = anchors.stream().mapToInt(a -> a.text().length()).sum();
    return text.isEmpty() ? 0 : Math.min(1.0, (double) linked / text.length());
  }
}
