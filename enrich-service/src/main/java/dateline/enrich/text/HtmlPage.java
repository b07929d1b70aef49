package dateline.enrich.text;

import dateline.enrich.text.Block.Kind;
import dateline.enrich.text.ExtractedText.LabelledTime;
import dateline.enrich.text.LineRules.Meaning;
import dateline.enrich.text.Marks.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Takes an HTML page apart: what it states about itself first, then its story. */
final class HtmlPage {

  private static final double LINKED = 0.6;
  private static final int SHORT = 12;
  private static final int MOST_LEAD_PICTURES = 5;
  private final Document page;
  private final Draft draft;

  HtmlPage(Document page, Draft draft) {
    this.page = page;
    this.draft = draft;
  }

  ExtractedText read() {
    JsonLd graph = JsonLd.of(page);
    Optional<StatedArticle> stated = graph.article().map(a -> new StatedArticle(graph, a, draft));
    Marks marks = Marks.of(page);
    takeLines(marks.of(Mark.BYLINE), 6);
    takeLines(marks.of(Mark.TIME), 30);
    stated.ifPresent(StatedArticle::take);
    new MetaTags(page, draft).take();
    new PageAuthors(page, draft).take(marks);
    PageTimes times = new PageTimes(page, draft);
    times.takeMarked(graph, marks);
    Optional<LabelledTime> guess = times.guess();
    takeTitle();
    takeKicker(marks);
    takeStandfirst(marks);
    Clutter.clear(page);
    Element main = MainBody.of(page, marks);
    takeLeadPictures(main);
    List<Block> blocks = HtmlBlocks.of(main, draft);
    List<Block> story = story(blocks);
    guess.filter(g -> !draft.hasTime("published")).ifPresent(draft::addTime);
    Body body = Body.of(story, draft);
    return draft.finish(orStated(body, stated));
  }

  /** A page that renders its story by script has it only in its metadata. */
  private Body orStated(Body body, Optional<StatedArticle> stated) {
    Optional<String> text = stated.flatMap(StatedArticle::body);
    if (text.isEmpty() || body.plain().length() * 3 > text.get().length()) {
      return body;
    }
    List<Block> blocks = PlainUnits.of(text.get()).stream().map(PlainUnits.Unit::block).toList();
    return Body.of(texts(blocks), draft);
  }

  private void takeLines(List<Element> elements, int most) {
    int taken = 0;
    for (Element element : elements) {
      if (taken++ >= most) {
        return;
      }
      String line = CleanText.line(element.text());
      if (line.length() >= 4 && line.length() <= 200) {
        LineRules.takeStatements(line, draft);
      }
    }
  }

  /** The picture over the story mostly stands outside of its text. */
  private void takeLeadPictures(Element main) {
    Element article = main.closest("article, main, [role=main]");
    if (article != null) {
      article.select("figure").stream()
          .limit(MOST_LEAD_PICTURES)
          .forEach(f -> Pictures.figure(f, draft));
    }
  }

  private void takeTitle() {
    Element heading = null;
    for (Element h1 : page.select("h1")) {
      String text = CleanText.line(h1.selectFirst("p") == null ? h1.text() : h1.ownText());
      boolean better =
          heading == null || draft.headline.map(h -> Draft.same(h, text)).orElse(false);
      if (text.length() > 3 && better) {
        heading = h1;
      }
    }
    Optional<String> shown =
        Optional.ofNullable(heading)
            .map(h -> CleanText.line(h.selectFirst("p") == null ? h.text() : h.ownText()));
    Optional<String> stated = draft.headline;
    draft.headline =
        shown
            .filter(s -> stated.isEmpty() || alike(s, stated.get()))
            .or(() -> stated)
            .or(() -> Optional.of(CleanText.line(page.title())).filter(t -> !t.isEmpty()));
  }

  private void takeKicker(Marks marks) {
    if (draft.kicker.isEmpty()) {
      draft.kicker =
          marks.of(Mark.KICKER).stream()
              .findFirst()
              .map(k -> CleanText.line(k.text()))
              .filter(k -> !k.isEmpty() && CleanText.words(k) <= 8);
    }
  }

  private static boolean alike(String one, String other) {
    List<String> words = List.of(CleanText.bare(one).split("[^\\p{L}\\p{N}]+"));
    List<String> others = List.of(CleanText.bare(other).split("[^\\p{L}\\p{N}]+"));
    long shared = words.stream().filter(others::contains).count();
    return shared * 2 >= Math.min(words.size(), others.size());
  }

  private void takeStandfirst(Marks marks) {
    marks.of(Mark.STANDFIRST).stream()
        .findFirst()
        .map(e -> CleanText.line(e.text()))
        .filter(text -> text.length() > 30 && text.length() < 700)
        .ifPresent(text -> draft.standfirst = Optional.of(text));
  }

  /** What stands from the headline on, without what the draft has already. */
  private List<Block> story(List<Block> blocks) {
    int from = 0;
    while (from < blocks.size() && !isHeadline(blocks.get(from))) {
      from++;
    }
    from = from < blocks.size() ? from + 1 : 0;
    List<Block> behind = blocks.subList(from, blocks.size());
    return texts(behind);
  }

  private List<Block> texts(List<Block> blocks) {
    List<Integer> groups =
        IntStream.range(0, blocks.size())
            .map(i -> blocks.get(i).group() > 0 ? -blocks.get(i).group() : i + 1)
            .boxed()
            .toList();
    List<Block> story = new ArrayList<>();
    for (Story.Read read : Story.read(blocks, groups, draft)) {
      Block block = read.block();
      if (read.meaning() == Meaning.TEXT
          && (block.text().isEmpty() || !isLinkList(block))
          && !repeatsStandfirst(block, story)) {
        story.add(block.isHeading() ? mended(block) : block);
      }
    }
    return story;
  }

  private static Block mended(Block heading) {
    String text = Headings.normalise(heading.text());
    return text.equals(heading.text()) ? heading : heading.withText(text);
  }

  private boolean isHeadline(Block block) {
    return !block.text().isEmpty()
        && block.kind() == Kind.HEADING
        && draft.headline.map(h -> Draft.same(h, block.text())).orElse(false);
  }

  /**
   * Whether the first block is the standfirst, which is one if the page's metadata has the same
   * text. Only at the front: deeper in the text a sentence may come back.
   */
  private boolean repeatsStandfirst(Block block, List<Block> before) {
    if (before.stream().anyMatch(b -> !b.text().isEmpty())) {
      return false;
    }
    if (draft.standfirst.isEmpty()
        && draft.summary.map(s -> Draft.same(s, block.text())).orElse(false)) {
      draft.standfirst = Optional.of(block.text());
    }
    return draft.standfirst.map(s -> Draft.same(s, block.text())).orElse(false);
  }

  private static boolean isLinkList(Block block) {
    return block.linkDensity() > LINKED
        && (block.kind() == Kind.ITEM || CleanText.words(block.text()) <= SHORT)
        && EditorialLabels.read(block).isEmpty();
  }
}
