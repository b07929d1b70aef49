package dateline.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The fields of a feed in a YAML file, and the lines that they stand in. Names may be written as in
 * the configuration ({@code full-text}) or as in the API ({@code fullText}).
 */
final class YamlFields {

  private static final Set<String> NUMBERS = Set.of("rate", "burst");
  private static final int DEEPEST = 5;

  private final Map<String, Integer> lines = new HashMap<>();
  private final ObjectNode json;

  YamlFields(MappingNode feed) {
    json = object(feed, "", 0);
  }

  ObjectNode json() {
    return json;
  }

  /** The line of a JSON Pointer; of the feed itself for one that is not there. */
  int line(String pointer, int otherwise) {
    return lines.getOrDefault(pointer, otherwise);
  }

  private ObjectNode object(MappingNode mapping, String pointer, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String name = depth == 0 ? camel(key.getValue()) : key.getValue();
        String inside = pointer + "/" + name;
        lines.put(inside, key.getStartMark().getLine() + 1);
        object.set(name, value(name, tuple.getValueNode(), inside, depth + 1));
      }
    }
    return object;
  }

  private JsonNode value(String name, Node node, String pointer, int depth) {
    if (depth > DEEPEST) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, pointer, depth);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < sequence.getValue().size(); i++) {
        String inside = pointer + "/" + i;
        lines.put(inside, sequence.getValue().get(i).getStartMark().getLine() + 1);
        array.add(value("", sequence.getValue().get(i), inside, depth + 1));
      }
      return array;
    }
    return scalar(name, (ScalarNode) node);
  }

  /** By the field and not by YAML's guess: {@code no} is Norwegian, and {@code off} is a word. */
  private static JsonNode scalar(String name, ScalarNode scalar) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.NULL)) {
      return json.nullNode();
    }
    if (name.equals("paused") && (text.equals("true") || text.equals("false"))) {
      return json.booleanNode(text.equals("true"));
    }
    if (NUMBERS.contains(name)) {
      try {
        return json.numberNode(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        // A text then, which is told to be no number.
      }
    }
    return json.textNode(text);
  }

  private static String camel(String name) {
    if (name.equals("key-sha256")) {
      return "keySha256";
    }
    StringBuilder camel = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean hump = name.charAt(i) == '-' && i + 1 < name.length();
      camel.append(hump ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
    }
    return camel.toString();
  }
}
