package dateline.enrich.text;

import dateline.enrich.text.LineRules.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Takes the body of a feed's item apart. */
final class Fragment {

  private static final Pattern TAG = Pattern.compile("<(?:[a-zA-Z][a-zA-Z0-9]{0,14}[\\s>/]|!--)");
  private static final Pattern ESCAPED_TAG =
      Pattern.compile(
          "&lt;/?(?:p|br|div|a|strong|em|ul|ol|li|h[1-6]|img|blockquote)(?:\\s[^&]{0,300})?/?&gt;",
          Pattern.CASE_INSENSITIVE);

  private final Draft draft;

  Fragment(Draft draft) {
    this.draft = draft;
  }

  ExtractedText read(String html, Optional<String> baseUrl) {
    String markup = html;
    if (!TAG.matcher(markup).find()) {
      if (!ESCAPED_TAG.matcher(markup).find()) {
        return plain(markup.indexOf('&') >= 0 ? Parser.unescapeEntities(markup, false) : markup);
      }
      // Escaped once too often on its way: what is left is markup.
      markup = Parser.unescapeEntities(markup, false);
    }
    Document document = PageText.parse(markup, baseUrl);
    return draft.finish(Body.of(texts(HtmlBlocks.of(document.body(), draft)), draft));
  }

  private ExtractedText plain(String text) {
    List<Block> blocks =
        PlainUnits.of(CleanText.lines(text)).stream().map(PlainUnits.Unit::block).toList();
    return draft.finish(Body.of(texts(blocks), draft));
  }

  private List<Block> texts(List<Block> blocks) {
    List<Integer> groups = IntStream.range(0, blocks.size()).boxed().toList();
    List<Block> texts = new ArrayList<>();
    for (Story.Read read : Story.read(blocks, groups, draft)) {
      if (read.meaning() == Meaning.TEXT) {
        texts.add(read.block());
      }
    }
    return texts;
  }
}
