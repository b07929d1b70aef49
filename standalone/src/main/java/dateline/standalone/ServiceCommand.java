package dateline.standalone;

import dateline.localstack.Backends;
import dateline.localstack.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command line that runs a packaged service. */
final class ServiceCommand {

  private ServiceCommand() {}

  static List<String> of(Service service, int port, ServicesConfig config, Path root) {
    Path jar = service.jar(root);
    if (!Files.isRegularFile(jar)) {
      throw new StandaloneException(
          "%s-service is not built (%s is missing). Build it with: mvn -DskipTests package"
              .formatted(service.label(), jar));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + service.heapMb() + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-Xss512k");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(service.jvmOptions());
    command.addAll(config.options().jvm().getOrDefault(service, List.of()));
    settings(service, port, config).forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }

  private static Map<String, String> settings(Service service, int port, ServicesConfig config) {
    Backends backends = config.backends();
    Map<String, String> settings = new TreeMap<>();
    settings.put("quarkus.http.host", Ports.HOST);
    settings.put("quarkus.http.port", Integer.toString(port));
    settings.put("kafka.bootstrap.servers", backends.kafka());
    settings.put("dateline.registry.url", backends.registry());
    switch (service) {
      case INGEST -> settings.put("quarkus.config.locations", config.feeds().toUri().toString());
      case STORE -> settings.put("quarkus.mongodb.connection-string", backends.mongo());
      case ENRICH -> {
        settings.put("kafka-streams.state.dir", config.folder().resolve("enrich-state").toString());
        // What fits into its heap here, at 1.8 KB an article beside all else.
        settings.put("dateline.enrich.window.articles", "15000");
      }
    }
    settings.putAll(config.options().settings().getOrDefault(service, Map.of()));
    return settings;
  }
}
