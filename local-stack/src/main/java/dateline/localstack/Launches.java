package dateline.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns a configuration into what is to be started: ports taken, files found. */
final class Launches {

  private final StackConfig config;
  private final Reporter reporter;
  private final Parts parts = Parts.locate();
  private final Cache cache = Cache.ofUser(System.getenv());

  Launches(StackConfig config, Reporter reporter) {
    this.config = config;
    this.reporter = reporter;
  }

  List<Launch> all() {
    List<Launch> launches = new ArrayList<>();
    for (Part part : Part.values()) {
      if (config.parts().contains(part)) {
        launches.add(launch(part, port(part)));
      }
    }
    return launches;
  }

  /** Fetches and unpacks what a later start needs. */
  void prefetch() {
    Registry.unpack(parts, cache, reporter);
    mongod();
  }

  private int port(Part part) {
    int chosen = config.ports().getOrDefault(part, 0);
    if (chosen == 0) {
      return Ports.free();
    }
    part.requireFree(chosen);
    return chosen;
  }

  private Launch launch(Part part, int port) {
    return switch (part) {
      case KAFKA -> new Broker(parts, port, Ports.free(), config.brokerHeapMb());
      case REGISTRY ->
          new Registry(
              Registry.unpack(parts, cache, reporter), port, Ports.free(), config.registryHeapMb());
      case MONGO ->
          new Mongo(
              mongod(),
              parts.isolated(
                  "dateline.localstack.ReplicaSet", Boolean.class, Ports.HOST + ":" + port),
              port,
              config.mongoCacheMb());
    };
  }

  private Path mongod() {
    return new MongodSource(
            System.getProperties(),
            System.getenv(),
            cache,
            List.of(new MongodFetch(parts), new MongodWheel()),
            reporter)
        .find();
  }
}
