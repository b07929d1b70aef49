package dateline.ingest.format;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a delivery says about itself as a message of the wire, beside the article that it carries.
 *
 * @param signals what it says it is, as {@code SCHEME:CODE}
 * @param wireNumbers numbers by which messages of the wire name each other, as {@code
 *     SERVICE/NUMBER/DAY}
 * @param take which part it is, from 1, of a text that comes in takes
 */
public record Marks(List<String> signals, List<String> wireNumbers, OptionalInt take) {

  public Marks {
    signals = List.copyOf(signals);
    wireNumbers = List.copyOf(wireNumbers);
  }
}
