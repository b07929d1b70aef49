package dateline.ingest.format.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds items in a document behind the place where it stopped being XML. */
public final class XmlPassages {

  /** Where an item is in the text, and its element's name without a prefix. */
  public record Passage(String name, int start, int end) {}

  private XmlPassages() {}

  /**
   * Where elements of these names are from an offset on. One ends with its end tag, else where the
   * next one starts, else with the text: one pass, whatever is left open.
   */
  public static List<Passage> of(String source, int from, int most, Set<String> names) {
    Matcher tag =
        Pattern.compile(
                "<(/?)(?:[\\w-]{1,40}:)?(" + String.join("|", names) + ")(?=[\\s>/])[^<>]*>?")
            .matcher(source)
            .region(from, source.length());
    List<Passage> passages = new ArrayList<>();
    int begin = -1;
    String name = "";
    while (passages.size() < most && tag.find()) {
      boolean end = !tag.group(1).isEmpty();
      boolean open = begin >= 0;
      if (!open && end || open && end && !tag.group(2).equals(name)) {
        continue;
      }
      if (open) {
        passages.add(new Passage(name, begin, end ? tag.end() : tag.start()));
      }
      begin = end ? -1 : tag.start();
      name = tag.group(2);
    }
    if (begin >= 0 && passages.size() < most) {
      passages.add(new Passage(name, begin, source.length()));
    }
    return passages;
  }
}
