package dateline.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** MongoDB as a replica set of one. */
record Mongo(Path binary, Callable<Boolean> primary, int port, int cacheMb) implements Launch {

  @Override
  public Part part() {
    return Part.MONGO;
  }

  @Override
  public List<String> command(Path folder) {
    Path data = folder.resolve("data");
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(
        binary.toString(),
        "--dbpath",
        data.toString(),
        "--bind_ip",
        Ports.HOST,
        "--port",
        Integer.toString(port),
        "--replSet",
        "rs0",
        "--nounixsocket",
        "--oplogSize",
        "512",
        "--wiredTigerCacheSizeGB",
        String.format(Locale.ROOT, "%.3f", cacheMb / 1024.0),
        // A small cache that may hold only its default of 5 % of changed pages has them written and
        // read again all the time, which was most of the CPU that storing costs here.
        "--wiredTigerEngineConfigString",
        "eviction_dirty_target=60,eviction_dirty_trigger=75,"
            + "eviction_updates_target=50,eviction_updates_trigger=70",
        "--setParameter",
        "diagnosticDataCollectionEnabled=false");
  }

  @Override
  public boolean isReady(Path folder) {
    try (Socket socket = new Socket()) {
      // Asked first, because the driver waits and logs when nobody listens.
      socket.connect(new InetSocketAddress(Ports.HOST, port), 1_000);
    } catch (IOException e) {
      return false;
    }
    try {
      return primary.call();
    } catch (RuntimeException e) {
      // It listens before it takes commands, and closes connections when it becomes primary.
      return false;
    } catch (Exception e) {
      throw new StackException("Can't ask MongoDB for its state", e);
    }
  }
}
