package dateline.ingest.refresh;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The alarms that a feed has raised and not cleared: at most one of each kind. */
public record Alarms(Map<Alarm.Kind, Alarm> byKind) {

  /** All is well. */
  public static final Alarms NONE = new Alarms(Map.of());

  public Alarms {
    byKind = Map.copyOf(byKind);
  }

  /** The alarms of a list. */
  public static Alarms of(Collection<Alarm> alarms) {
    Map<Alarm.Kind, Alarm> byKind = new EnumMap<>(Alarm.Kind.class);
    alarms.forEach(alarm -> byKind.put(alarm.kind(), alarm));
    return new Alarms(byKind);
  }

  /** The alarm of a kind. */
  public Optional<Alarm> get(Alarm.Kind kind) {
    return Optional.ofNullable(byKind.get(kind));
  }

  /** Raises an alarm. One that stands keeps its time and takes the new reason. */
  public Alarms raise(Alarm.Kind kind, Instant now, String reason) {
    Map<Alarm.Kind, Alarm> next = new EnumMap<>(Alarm.Kind.class);
    next.putAll(byKind);
    Instant since = get(kind).map(Alarm::since).orElse(now);
    next.put(kind, new Alarm(kind, since, reason));
    return new Alarms(next);
  }

  /** Clears an alarm, if it stands. */
  public Alarms clear(Alarm.Kind kind) {
    if (!byKind.containsKey(kind)) {
      return this;
    }
    Map<Alarm.Kind, Alarm> next = new EnumMap<>(Alarm.Kind.class);
    next.putAll(byKind);
    next.remove(kind);
    return new Alarms(next);
  }
}
