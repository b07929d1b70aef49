package dateline.enrich.text;

import dateline.enrich.text.Block.Anchor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Gathers one block's text, inline markup and links. Inline elements that go on over a block's end
 * are closed at it and opened again behind it.
 */
final class InlineText {

  private static final int NO_ANCHOR = -1;

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private List<Anchor> anchors = new ArrayList<>();
  private int anchorStart = NO_ANCHOR;
  private String anchorHref = "";

  void append(String words) {
    text.append(words);
    html.append(Markup.escape(words));
  }

  void lineBreak(boolean preformatted) {
    text.append(preformatted ? '\n' : ' ');
    html.append(preformatted ? "\n" : "<br>");
  }

  void open(String tag) {
    html.append('<').append(tag).append('>');
    open.push(tag);
  }

  void close(String tag) {
    if (tag.equals(open.peek())) {
      open.pop();
      html.append("</").append(tag).append('>');
    }
  }

  void openAnchor(String href) {
    anchorStart = text.length();
    anchorHref = href;
    if (!href.isEmpty()) {
      html.append("<a href=\"").append(Markup.escape(href)).append("\">");
      open.push("a");
    }
  }

  void closeAnchor() {
    addAnchor();
    anchorStart = NO_ANCHOR;
    close("a");
  }

  /** The clean text so far; lines are kept where they were set. */
  String text(boolean preformatted) {
    return preformatted
        ? CleanText.lines(text.toString()).strip()
        : CleanText.line(text.toString());
  }

  /** The markup so far, with everything closed. */
  String html() {
    StringBuilder closed = new StringBuilder(html);
    open.forEach(tag -> closed.append("</").append(tag).append('>'));
    String markup = closed.toString().strip();
    return markup.endsWith("<br>") ? markup.substring(0, markup.length() - 4) : markup;
  }

  /** The links so far, the one that is still open included. */
  List<Anchor> anchors() {
    addAnchor();
    return List.copyOf(anchors);
  }

  /** Begins the next block. */
  void startBlock() {
    text.setLength(0);
    html.setLength(0);
    anchors = new ArrayList<>();
    open.removeIf(tag -> tag.equals("a"));
    open.descendingIterator().forEachRemaining(tag -> html.append('<').append(tag).append('>'));
    anchorStart = anchorStart == NO_ANCHOR ? NO_ANCHOR : 0;
  }

  private void addAnchor() {
    if (anchorStart == NO_ANCHOR || anchorStart >= text.length()) {
      return;
    }
    String visible = CleanText.line(text.substring(anchorStart));
    if (!visible.isEmpty()) {
      anchors.add(new Anchor(visible, anchorHref));
    }
  }
}
