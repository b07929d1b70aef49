package dateline.enrich.text;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.enrich.text.ExtractedText.LabelledTime;
import dateline.enrich.text.Marks.Mark;
import dateline.enrich.time.DateLines;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/**
 * Finds when a page was published where neither its metadata nor a label says so: a statement about
 * the web page, a {@code time} element, a date that stands alone where the markup names a date, and
 * the date in the address. The first of them counts.
 */
final class PageTimes {

  private static final int MOST_ELEMENTS = 40;
  private static final int MOST_UNMARKED = 2_000;
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "/((?:19|20)\\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\\d|3[01])(?=[/_.-]|$)");

  private final Document page;
  private final Draft draft;

  PageTimes(Document page, Draft draft) {
    this.page = page;
    this.draft = draft;
  }

  /** Takes what the markup names as a time. */
  void takeMarked(JsonLd graph, Marks marks) {
    if (!draft.hasTime("published")) {
      ofWebPage(graph).or(this::ofTimeElement).or(() -> ofMarked(marks)).ifPresent(draft::addTime);
    }
  }

  /** The guess that remains; it counts only if the story's own lines give no time. */
  Optional<LabelledTime> guess() {
    return draft.hasTime("published") ? Optional.empty() : ofAnyElement().or(this::ofAddress);
  }

  private static Optional<LabelledTime> ofWebPage(JsonLd graph) {
    return graph
        .having("datePublished")
        .map(JsonNode::asText)
        .filter(raw -> !raw.isBlank() && raw.length() <= 60)
        .map(raw -> new LabelledTime("published", raw, "json-ld"));
  }

  private Optional<LabelledTime> ofTimeElement() {
    return page.select("time").stream()
        .limit(MOST_ELEMENTS)
        .filter(t -> !Marks.isElsewhere(t))
        .map(t -> CleanText.line(MetaTags.value(t)))
        .filter(DateLines::isOnlyTime)
        .findFirst()
        .map(raw -> new LabelledTime("published", raw, "time"));
  }

  private static Optional<LabelledTime> ofMarked(Marks marks) {
    return marks.of(Mark.TIME).stream()
        .limit(MOST_ELEMENTS)
        .filter(e -> !Marks.isElsewhere(e))
        .map(e -> TimeLabels.strip(CleanText.line(e.text())))
        .filter(DateLines::isOnlyTime)
        .findFirst()
        .map(raw -> new LabelledTime("published", raw, "line"));
  }

  /** Some pages give a date no mark at all, yet an element of its own. */
  private Optional<LabelledTime> ofAnyElement() {
    return page.body().getAllElements().stream()
        .limit(MOST_UNMARKED)
        .filter(e -> e.childrenSize() == 0 && e.childNodeSize() == 1)
        .map(e -> Map.entry(e, TimeLabels.strip(CleanText.line(e.ownText()))))
        .filter(e -> e.getValue().length() >= 8 && DateLines.isOnlyTime(e.getValue()))
        .filter(e -> !Marks.isElsewhere(e.getKey()))
        .findFirst()
        .map(e -> new LabelledTime("published", e.getValue(), "line"));
  }

  private Optional<LabelledTime> ofAddress() {
    String address = draft.canonicalUrl.orElse(page.baseUri());
    Matcher m = IN_ADDRESS.matcher(address.length() > 2_000 ? "" : address);
    return m.find()
        ? Optional.of(
            new LabelledTime(
                "published", m.group(1) + "-" + two(m.group(2)) + "-" + two(m.group(3)), "address"))
        : Optional.empty();
  }

  private static String two(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }
}
