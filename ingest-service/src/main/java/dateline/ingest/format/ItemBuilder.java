package dateline.ingest.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the parts of one item. Blank values are left out, so that readers need not look. */
public final class ItemBuilder {

  private final List<Parts.Text> texts = new ArrayList<>();
  private final List<Parts.Time> times = new ArrayList<>();
  private final List<Parts.Tag> tags = new ArrayList<>();
  private final List<Parts.Credit> credits = new ArrayList<>();
  private final List<Parts.Link> links = new ArrayList<>();
  private final List<Parts.Medium> media = new ArrayList<>();
  private final Map<Fact, String> facts = new EnumMap<>(Fact.class);

  /** Adds a text. */
  public void text(String role, String contentType, String value) {
    if (!value.isBlank()) {
      texts.add(new Parts.Text(role, contentType, value));
    }
  }

  /** Adds a time. */
  public void time(String role, String raw, String source) {
    if (!raw.isBlank()) {
      times.add(new Parts.Time(role, raw, source));
    }
  }

  /** Adds a tag. */
  public void tag(Parts.Tag tag) {
    if (!tag.label().isBlank()) {
      tags.add(tag);
    }
  }

  /** Adds a credit. */
  public void credit(String role, String raw) {
    if (!raw.isBlank()) {
      credits.add(new Parts.Credit(role, raw));
    }
  }

  /** Adds a link. */
  public void link(Parts.Link link) {
    if (!link.href().isBlank()) {
      links.add(link);
    }
  }

  /** Adds a medium; one of the same address is there only once. */
  public void medium(Parts.Medium medium) {
    if (!medium.href().isBlank() && media.stream().noneMatch(m -> m.href().equals(medium.href()))) {
      media.add(medium);
    }
  }

  /** States a single value. */
  public void fact(Fact fact, String value) {
    if (!value.isBlank()) {
      facts.put(fact, value);
    }
  }

  /** The first text in a role. */
  public Optional<String> firstText(String role) {
    return texts.stream().filter(t -> t.role().equals(role)).map(Parts.Text::value).findFirst();
  }

  /** Whether there is any text to publish. */
  public boolean hasText() {
    return !texts.isEmpty();
  }

  /** The item. */
  public WireItem build(Identity identity, Payload payload) {
    return new WireItem(
        identity, payload, new Parts(texts, times, tags, credits, links, media), facts);
  }
}
