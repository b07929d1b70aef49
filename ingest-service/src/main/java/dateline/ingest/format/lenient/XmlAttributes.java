package dateline.ingest.format.lenient;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The attributes of a tag by their names as written; of two of one name the first counts. */
final class XmlAttributes {

  static final XmlAttributes NONE = new XmlAttributes(new String[0], 0);

  /** More than any tag of a feed has; the rest is passed over. */
  private static final int MOST = 200;

  private String[] namesAndValues;
  private int size;

  private XmlAttributes(String[] namesAndValues, int size) {
    this.namesAndValues = namesAndValues;
    this.size = size;
  }

  /** With one more: itself, except for the attributes of all tags that have none. */
  XmlAttributes with(String name, String value) {
    if (this == NONE) {
      return new XmlAttributes(new String[8], 0).with(name, value);
    }
    if (size < MOST) {
      if (2 * size == namesAndValues.length) {
        namesAndValues = Arrays.copyOf(namesAndValues, 4 * size);
      }
      namesAndValues[2 * size] = name;
      namesAndValues[2 * size + 1] = value;
      size++;
    }
    return this;
  }

  int size() {
    return size;
  }

  /** The stripped value, unless it is blank. Feeds differ in the case of names. */
  Optional<String> get(String name) {
    for (int i = 0; i < size; i++) {
      if (namesAndValues[2 * i].equalsIgnoreCase(name)) {
        String value = namesAndValues[2 * i + 1].strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** Whether there is one of this name, blank or not. */
  boolean has(String name) {
    for (int i = 0; i < size; i++) {
      if (namesAndValues[2 * i].equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  void forEach(BiConsumer<String, String> each) {
    for (int i = 0; i < size; i++) {
      each.accept(namesAndValues[2 * i], namesAndValues[2 * i + 1]);
    }
  }
}
