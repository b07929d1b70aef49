package dateline.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a definition as somebody stated them; null counts as not stated. */
final class Stated {

  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final ObjectNode fields;
  private final List<Fault> faults;
  private final Set<String> known = new HashSet<>();

  Stated(ObjectNode fields, List<Fault> faults) {
    this.fields = fields;
    this.faults = faults;
  }

  /** A text on one line. */
  Optional<String> text(String name, int longest) {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!value.get().isTextual()) {
      fault(name, "is no text");
      return Optional.empty();
    }
    return line(name, value.get().textValue(), longest);
  }

  /** Texts, each on one line. */
  List<String> texts(String name, int most, int longest) {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray() || value.get().size() > most) {
      fault(name, "is no list of at most " + most + " texts");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < value.get().size(); i++) {
      JsonNode each = value.get().get(i);
      if (each.isTextual()) {
        line(name + "/" + i, each.textValue(), longest).ifPresent(texts::add);
      } else {
        fault(name + "/" + i, "is no text");
      }
    }
    return texts.stream().distinct().toList();
  }

  OptionalDouble number(String name, double least, double most) {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    double number = value.get().isNumber() ? value.get().doubleValue() : Double.NaN;
    if (!(number >= least && number <= most)) {
      fault(name, "is no number from " + plain(least) + " to " + plain(most) + ": " + value.get());
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(number);
  }

  boolean flag(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      fault(name, "is neither true nor false");
    }
    return value.isPresent() && value.get().booleanValue();
  }

  /** A time span: {@code PT5M} (ISO 8601) or {@code 5m}. */
  Optional<Duration> span(String name, Duration least, Duration most) {
    Optional<String> text = text(name, 40);
    Optional<Duration> span = text.flatMap(Stated::span);
    if (text.isPresent()
        && (span.isEmpty() || span.get().compareTo(least) < 0 || span.get().compareTo(most) > 0)) {
      fault(
          name, "is no time span from " + least + " to " + most + ", as 5m or PT5M: " + text.get());
      return Optional.empty();
    }
    return span;
  }

  /** A value of any shape, for the caller to look at. */
  Optional<JsonNode> value(String name) {
    known.add(name);
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isNull());
  }

  /** Names that may stand there and say nothing. */
  void ignore(Set<String> names) {
    known.addAll(names);
  }

  /** Faults whatever has not been asked for. */
  void refuseTheRest() {
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                fault(name.replace("~", "~0").replace("/", "~1"), "is no field of a feed");
              }
            });
  }

  void fault(String name, String message) {
    faults.add(new Fault("/" + name, message));
  }

  private Optional<String> line(String name, String text, int longest) {
    String line = text.strip();
    if (line.isEmpty()) {
      fault(name, "is empty");
    } else if (line.length() > longest) {
      fault(name, "is longer than " + longest + " characters");
    } else if (CONTROL.matcher(line).find()) {
      fault(name, "has control characters");
    } else {
      return Optional.of(line);
    }
    return Optional.empty();
  }

  private static Optional<Duration> span(String text) {
    Matcher matcher = SHORT.matcher(text);
    try {
      if (!matcher.matches()) {
        return Optional.of(Duration.parse(text));
      }
      long amount = Long.parseLong(matcher.group(1));
      return Optional.of(
          switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
          });
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
