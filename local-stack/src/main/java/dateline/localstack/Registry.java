package dateline.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Apicurio Registry with its data in an H2 file. */
record Registry(Path home, int port, int managementPort, int heapMb) implements Launch {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  /** Unpacks the registry's archive into the cache, once, and gives the unpacked folder. */
  static Path unpack(Parts parts, Cache cache, Reporter reporter) {
    Path archive = parts.registryArchive();
    String name = archive.getFileName().toString().replaceFirst("-all\\.tar\\.gz$", "");
    return cache.get(
        name,
        fresh -> {
          reporter.say("Unpacking the schema registry into " + cache.path(name));
          Files.createDirectories(fresh);
          Tool.run(
              Duration.ofMinutes(2), "tar", "-xzf", archive.toString(), "-C", fresh.toString());
        });
  }

  @Override
  public Part part() {
    return Part.REGISTRY;
  }

  @Override
  public List<String> command(Path folder) {
    return List.of(
        Launch.java(),
        "-Xmx" + heapMb + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dquarkus.http.host=" + Ports.HOST,
        "-Dquarkus.http.port=" + port,
        "-Dquarkus.management.host=" + Ports.HOST,
        "-Dquarkus.management.port=" + managementPort,
        "-Dapicurio.storage.kind=sql",
        "-Dapicurio.storage.sql.kind=h2",
        "-Dapicurio.datasource.url=jdbc:h2:file:" + folder.resolve("registry"),
        "-jar",
        jar().toString());
  }

  @Override
  public boolean isReady(Path folder) {
    URI subjects = URI.create("http://" + Ports.HOST + ":" + port + "/apis/ccompat/v7/subjects");
    HttpRequest request = HttpRequest.newBuilder(subjects).timeout(Duration.ofSeconds(5)).build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while waiting for the registry", e);
    }
  }

  private Path jar() {
    try (var files = Files.list(home)) {
      return files
          .filter(f -> f.toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(
              () -> new StackException("No registry in " + home + ": delete it to unpack again."));
    } catch (IOException e) {
      throw new StackException("Can't read " + home, e);
    }
  }
}
