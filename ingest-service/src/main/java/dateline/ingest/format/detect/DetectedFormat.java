package dateline.ingest.format.detect;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.util.Optional;

/**
 * A format that is decided on when the document is there, for those who must choose one before: it
 * takes as much memory as any that it may turn out to be.
 *
 * @param declaredMediaType {@code type/subtype} as declared
 */
record DetectedFormat(Optional<String> declaredMediaType) implements WireFormat {

  @Override
  public Reading read(Document document, Bounds bounds) {
    return Detection.of(document, declaredMediaType).read(document, bounds);
  }

  @Override
  public int expansion() {
    int most = Math.max(Formats.MAIL.expansion(), Formats.NEWSML.expansion());
    return named().map(format -> Math.max(format.expansion(), most)).orElseGet(this::open);
  }

  /** JSON that is none is refused, not read as something else. */
  private int open() {
    return declaredMediaType.filter(type -> type.endsWith("json")).isPresent()
        ? Formats.JSON.expansion()
        : Formats.PAGE.expansion();
  }

  @Override
  public boolean statesPriority() {
    return named().map(WireFormat::statesPriority).orElse(true);
  }

  private Optional<WireFormat> named() {
    return declaredMediaType.filter(type -> !Detection.isGeneric(type)).flatMap(Formats::of);
  }
}
