package dateline.ingest.format.feed;

import dateline.ingest.format.feed.XmlTokens.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads a feed once from front to back, however broken its XML is: an end tag ends what was left
 * open inside of its element, one that ends nothing is passed over, an entry ends where the next
 * one starts. Hands out the entries, and the feed around them.
 */
final class FeedScanner {

  /** Deeper elements are passed over; what is in them belongs to the ones around. */
  private static final int MAX_DEPTH = 200;

  private static final int NONE = -1;

  private final String source;
  private final FeedBudget budget;
  private final XmlTokens tokens;
  private final List<Open> open = new ArrayList<>();
  private final Deque<XmlElement> entries = new ArrayDeque<>();
  private XmlElement root;
  private XmlElement cutOff;
  private int entryDepth = NONE;
  private boolean broken;

  /** An element whose end has not come yet. */
  private record Open(XmlElement element, String written, XmlNames names) {}

  FeedScanner(String source, FeedBudget budget) {
    this.source = source;
    this.budget = budget;
    this.tokens = new XmlTokens(source);
    this.root = new XmlElement("", XmlAttributes.NONE, source, 0, 0);
  }

  /** Reads to the end or until the budget is spent. */
  void scan() {
    while (!budget.isSpent() && tokens.next()) {
      switch (tokens.kind()) {
        case START, EMPTY -> start();
        case END -> end();
        case TEXT, CDATA -> append();
      }
    }
    broken |= !open.isEmpty();
    cutOff = entryDepth == NONE ? null : open.get(entryDepth).element();
    while (!open.isEmpty()) {
      close(source.length(), source.length());
    }
  }

  /** The document's first element, with all in it but entries; one without a name if none is. */
  XmlElement root() {
    return root;
  }

  /** The entries in their order, to be taken out. */
  Deque<XmlElement> entries() {
    return entries;
  }

  /** Whether the document ends in the midst of this entry: nobody knows what of it is missing. */
  boolean isCutOff(XmlElement entry) {
    return entry == cutOff;
  }

  /** Whether tags were missing or in the wrong place. */
  boolean isBroken() {
    return broken;
  }

  static boolean isEntry(String name) {
    return name.equals("item") || name.equals("atom:entry");
  }

  private void start() {
    if (entryDepth != NONE && startsNextEntry()) {
      broken = true;
      while (entryDepth != NONE) {
        close(tokens.start(), tokens.start());
      }
    }
    if (open.size() == MAX_DEPTH) {
      broken = true;
      return;
    }
    XmlAttributes attributes = tokens.attributes();
    budget.takeParts(1 + attributes.size());
    String written = tokens.name();
    XmlNames names =
        (open.isEmpty() ? XmlNames.none() : open.get(open.size() - 1).names()).with(attributes);
    boolean first = root.name().isEmpty();
    names = first ? names.ofRoot(written) : names;
    XmlElement element =
        new XmlElement(names.of(written), attributes, source, tokens.start(), tokens.end());
    root = first ? element : root;
    if (entryDepth == NONE && isEntry(element.name())) {
      entryDepth = open.size();
    }
    open.add(new Open(element, written, names));
    if (tokens.kind() == Kind.EMPTY) {
      close(tokens.end(), tokens.end());
    }
  }

  /** An entry in an entry is one that was left open, except for one that is Atom's content. */
  private boolean startsNextEntry() {
    return tokens.isNamed(open.get(entryDepth).written())
        && open.subList(entryDepth, open.size()).stream()
            .noneMatch(each -> each.element().name().equals("atom:content"));
  }

  private void end() {
    int match = open.size() - 1;
    while (match >= 0 && !tokens.isNamed(open.get(match).written())) {
      match--;
    }
    if (match < 0) {
      broken = true;
      return;
    }
    while (open.size() > match + 1) {
      broken = true;
      close(tokens.start(), tokens.start());
    }
    close(tokens.start(), tokens.end());
  }

  private void close(int innerEnd, int end) {
    XmlElement element = open.remove(open.size() - 1).element();
    element.closed(innerEnd, end);
    if (open.size() == entryDepth) {
      entryDepth = NONE;
      budget.takeItem();
      entries.add(element);
    } else if (!open.isEmpty()) {
      open.get(open.size() - 1).element().add(element);
    }
  }

  private void append() {
    if (!open.isEmpty()) {
      XmlElement element = open.get(open.size() - 1).element();
      if (!tokens.isBlank() || !element.characters().isEmpty()) {
        element.append(tokens.characters());
      }
    }
  }
}
