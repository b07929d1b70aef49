package dateline.enrich.text;

import dateline.enrich.text.Block.Kind;
import dateline.enrich.text.Datelines.Dateline;
import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.ExtractedText.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body in its three forms, made from the same blocks. */
record Body(List<Section> sections, String plain, String markup) {

  /** Puts blocks together; the dateline of the first paragraph goes to the draft. */
  static Body of(List<Block> blocks, Draft draft) {
    List<Block> body = withoutDateline(withoutLooseHeadings(blocks), draft);
    return new Body(sections(body), plain(body), Markup.sanitise(markup(body)));
  }

  private static List<Block> withoutDateline(List<Block> blocks, Draft draft) {
    for (int i = 0; i < Math.min(2, blocks.size()); i++) {
      Block block = blocks.get(i);
      if (block.kind() != Kind.PARAGRAPH) {
        continue;
      }
      Optional<Dateline> found = Datelines.read(block.text());
      if (found.isPresent()) {
        Dateline dateline = found.get();
        draft.dateline = Optional.of(dateline.raw());
        draft.located = dateline.city();
        dateline.agencies().stream()
            .map(name -> new CreditLine(name, "agency", dateline.raw()))
            .forEach(credit -> draft.addCredits(List.of(credit)));
        List<Block> shorter = new ArrayList<>(blocks);
        shorter.set(i, cut(block, dateline));
        return shorter;
      }
      return blocks;
    }
    return blocks;
  }

  /** The paragraph from behind its dateline, with its markup where that begins the same way. */
  private static Block cut(Block block, Dateline dateline) {
    String rest = block.text().substring(dateline.length()).strip();
    String prefix = Markup.escape(block.text().substring(0, dateline.length()));
    return block.html().startsWith(prefix)
        ? new Block(block.kind(), rest, block.html().substring(prefix.length()), block.anchors(), 0)
        : block.withText(rest);
  }

  /** A heading over nothing is left from something that was taken out. */
  private static List<Block> withoutLooseHeadings(List<Block> blocks) {
    List<Block> kept = new ArrayList<>(blocks);
    while (!kept.isEmpty() && kept.get(kept.size() - 1).isHeading()) {
      kept.remove(kept.size() - 1);
    }
    return kept;
  }

  private static List<Section> sections(List<Block> blocks) {
    List<Section> sections = new ArrayList<>();
    Optional<String> heading = Optional.empty();
    List<String> paragraphs = new ArrayList<>();
    for (Block block : blocks) {
      if (block.text().isEmpty()) {
        continue;
      }
      if (block.isHeading()) {
        if (heading.isPresent() || !paragraphs.isEmpty()) {
          sections.add(new Section(heading, List.copyOf(paragraphs)));
        }
        heading = Optional.of(block.text());
        paragraphs.clear();
      } else {
        paragraphs.add(block.text());
      }
    }
    if (heading.isPresent() || !paragraphs.isEmpty()) {
      sections.add(new Section(heading, List.copyOf(paragraphs)));
    }
    return List.copyOf(sections);
  }

  private static String plain(List<Block> blocks) {
    StringBuilder plain = new StringBuilder();
    Block before = null;
    for (Block block : blocks) {
      if (block.text().isEmpty()) {
        continue;
      }
      if (before != null) {
        plain.append(sameList(before, block) ? "\n" : "\n\n");
      }
      plain.append(block.text());
      before = block;
    }
    return plain.toString();
  }

  private static boolean sameList(Block one, Block other) {
    return one.kind() == Kind.ITEM && other.kind() == Kind.ITEM && one.group() == other.group();
  }

  private static String markup(List<Block> blocks) {
    StringBuilder html = new StringBuilder();
    Block before = null;
    for (Block block : blocks) {
      boolean item = block.kind() == Kind.ITEM;
      boolean inList = before != null && before.kind() == Kind.ITEM;
      boolean goesOn = inList && sameList(before, block);
      if (inList && !goesOn) {
        html.append("</ul>");
      }
      if (item && !goesOn) {
        html.append("<ul>");
      }
      String inner = block.html().isEmpty() ? Markup.escape(block.text()) : block.html();
      html.append(
          switch (block.kind()) {
            case HEADING -> "<h2>" + inner + "</h2>";
            case PARAGRAPH -> "<p>" + inner + "</p>";
            case QUOTE -> "<blockquote><p>" + inner + "</p></blockquote>";
            case ITEM -> "<li>" + inner + "</li>";
            case CAPTION -> "<figure><figcaption>" + inner + "</figcaption></figure>";
            case FIGURE -> "<figure>" + inner + "</figure>";
            case PREFORMATTED -> "<pre>" + inner + "</pre>";
          });
      before = block;
    }
    return html.append(before != null && before.kind() == Kind.ITEM ? "</ul>" : "").toString();
  }
}
