package dateline.ingest.format.lenient;

import dateline.ingest.format.lenient.XmlTokens.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads a document of items once from front to back, however broken its XML is: an end tag ends
 * what was left open inside of its element, one that ends nothing is passed over, an item ends
 * where the next one starts. Hands out the items, and what is around them. Never throws, and takes
 * time in proportion to the document.
 */
public final class LenientScan {

  /** Deeper elements are passed over; what is in them belongs to the ones around. */
  private static final int MAX_DEPTH = 200;

  private static final int NONE = -1;

  private final String source;
  private final Vocabulary vocabulary;
  private final ItemBudget budget;
  private final XmlTokens tokens;
  private final List<Open> open = new ArrayList<>();
  private final Deque<XmlElement> items = new ArrayDeque<>();
  private XmlElement root;
  private XmlElement cutOff;
  private int itemDepth = NONE;
  private boolean broken;

  /** An element whose end has not come yet. */
  private record Open(XmlElement element, String written, XmlNames names) {}

  /** Of a text. */
  public LenientScan(String source, Vocabulary vocabulary, ItemBudget budget) {
    this.source = source;
    this.vocabulary = vocabulary;
    this.budget = budget;
    this.tokens = new XmlTokens(source);
    this.root = XmlElement.empty();
  }

  /** Reads to the end or until the budget is spent. */
  public void scan() {
    while (!budget.isSpent() && tokens.next()) {
      switch (tokens.kind()) {
        case START, EMPTY -> start();
        case END -> end();
        case TEXT, CDATA -> append();
      }
    }
    broken |= !open.isEmpty();
    cutOff = itemDepth == NONE ? null : open.get(itemDepth).element();
    while (!open.isEmpty()) {
      close(source.length(), source.length());
    }
  }

  /** The document's first element, with all in it but items; one without a name if none is. */
  public XmlElement root() {
    return root;
  }

  /** The items in their order, to be taken out. */
  public Deque<XmlElement> items() {
    return items;
  }

  /** Whether the document ends in the midst of this item: nobody knows what of it is missing. */
  public boolean isCutOff(XmlElement item) {
    return item == cutOff;
  }

  /** Whether tags were missing or in the wrong place. */
  public boolean isBroken() {
    return broken;
  }

  private void start() {
    if (itemDepth != NONE && startsNextItem()) {
      broken = true;
      while (itemDepth != NONE) {
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
        (open.isEmpty() ? XmlNames.of(vocabulary) : open.get(open.size() - 1).names())
            .with(attributes);
    boolean first = root.name().isEmpty();
    names = first ? names.ofRoot(written) : names;
    XmlElement element =
        new XmlElement(names.of(written), attributes, source, tokens.start(), tokens.end());
    root = first ? element : root;
    if (itemDepth == NONE && vocabulary.items().contains(element.name())) {
      itemDepth = open.size();
    }
    open.add(new Open(element, written, names));
    if (tokens.kind() == Kind.EMPTY) {
      close(tokens.end(), tokens.end());
    }
  }

  /** An item in an item is one that was left open, except within what may hold one. */
  private boolean startsNextItem() {
    return tokens.isNamed(open.get(itemDepth).written())
        && open.subList(itemDepth, open.size()).stream()
            .noneMatch(each -> vocabulary.wrappers().contains(each.element().name()));
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
    if (open.size() == itemDepth) {
      itemDepth = NONE;
      budget.takeItem();
      items.add(element);
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
