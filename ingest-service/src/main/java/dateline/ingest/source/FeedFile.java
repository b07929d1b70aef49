package dateline.ingest.source;

import dateline.ingest.format.Fault;
import dateline.ingest.opml.NotOpmlException;
import dateline.ingest.opml.OpmlReader;
import dateline.ingest.opml.Outline;
import dateline.ingest.opml.OutlineJson;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.FeedSettings.Polling;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A file of feeds: YAML, {@code feeds:} with a feed for each id and the names of the configuration
 * (that file itself may be read, too), or OPML. Which of them is told by its first character.
 */
public final class FeedFile {

  /**
   * Something wrong.
   *
   * @param line in which line, from 1
   * @param message what, with the feed and the field
   */
  public record Finding(int line, String message) {

    @Override
    public String toString() {
      return line + ": " + message;
    }
  }

  private final FeedRules rules;
  private final Instant now;
  private final Map<String, FeedSettings> feeds = new LinkedHashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private FeedFile(FeedRules rules, Instant now) {
    this.rules = rules;
    this.now = now;
  }

  /**
   * Reads a file's bytes. Whatever is wrong is a finding; the sound feeds are there all the same.
   */
  public static FeedFile read(byte[] bytes, FeedRules rules, Instant now) {
    FeedFile file = new FeedFile(rules, now);
    int first = 0;
    while (first < bytes.length && (bytes[first] <= ' ')) {
      // Blanks, and a byte order mark, which is negative.
      first++;
    }
    if (first < bytes.length && bytes[first] == '<') {
      file.opml(bytes);
    } else {
      file.yaml(bytes);
    }
    return file;
  }

  /** The sound ones by their ids. */
  public Map<String, FeedSettings> feeds() {
    return feeds;
  }

  /** All that is wrong, in the file's order. */
  public List<Finding> findings() {
    return findings;
  }

  private void opml(byte[] bytes) {
    try {
      for (Outline outline : OpmlReader.read(bytes)) {
        var fields = OutlineJson.fields(outline);
        FeedIds.completeProvider(fields);
        if (!fields.has("id")) {
          fields.put("id", FeedIds.of(fields, feeds::containsKey));
        }
        String id = fields.path("id").asText();
        var checked = rules.check(fields, Origin.FILE, now);
        checked.faults().forEach(f -> findings.add(new Finding(outline.line(), line(id, f))));
        checked.settings().ifPresent(settings -> add(settings, outline.line()));
      }
    } catch (NotOpmlException e) {
      findings.add(new Finding(e.line(), e.getMessage()));
    }
  }

  private void yaml(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      LoaderOptions options = new LoaderOptions();
      options.setNestingDepthLimit(20);
      // Composed only: no object is made of anything that the file names.
      Node root =
          new Yaml(new SafeConstructor(options))
              .compose(new StringReader(text.replace("\uFEFF", "")));
      Optional<MappingNode> list = feedsOf(root);
      if (list.isEmpty()) {
        findings.add(new Finding(1, "has no `feeds:` with a feed for each id"));
        return;
      }
      list.get().getValue().forEach(this::yaml);
    } catch (CharacterCodingException e) {
      findings.add(new Finding(1, "is not in UTF-8"));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      findings.add(new Finding(line, "is no YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      findings.add(new Finding(1, "is no YAML: " + e.getMessage()));
    }
  }

  private static Optional<MappingNode> feedsOf(Node root) {
    Optional<MappingNode> top =
        child(root, "dateline")
            .flatMap(node -> child(node, "ingest"))
            .or(() -> Optional.ofNullable(root))
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast);
    return top.flatMap(node -> child(node, "feeds"))
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast);
  }

  private static Optional<Node> child(Node node, String name) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    return mapping.getValue().stream()
        .filter(
            tuple -> tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private void yaml(NodeTuple tuple) {
    int line = tuple.getKeyNode().getStartMark().getLine() + 1;
    String id = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
    if (!(tuple.getValueNode() instanceof MappingNode mapping)) {
      findings.add(new Finding(line, id + ": is no feed with fields"));
      return;
    }
    YamlFields fields = new YamlFields(mapping);
    fields.json().put("id", id);
    var checked = rules.check(fields.json(), Origin.FILE, now);
    checked
        .faults()
        .forEach(f -> findings.add(new Finding(fields.line(f.pointer(), line), line(id, f))));
    checked.settings().ifPresent(settings -> add(settings, line));
  }

  private void add(FeedSettings settings, int line) {
    String id = settings.id();
    if (feeds.containsKey(id)) {
      findings.add(new Finding(line, id + ": stands there twice"));
      return;
    }
    settings.poll().map(Polling::url).ifPresent(url -> own("the url " + url, id, line));
    settings.directory().ifPresent(name -> own("the directory " + name, id, line));
    feeds.put(id, settings);
  }

  private void own(String what, String id, int line) {
    String other = owners.putIfAbsent(what, id);
    if (other != null) {
      findings.add(new Finding(line, id + ": " + what + " is that of " + other + ", too"));
    }
  }

  private static String line(String id, Fault fault) {
    return id + ": " + FixedFeeds.line(fault);
  }
}
