package dateline.standalone;

import dateline.localstack.FileTree;
import dateline.localstack.LocalStack;
import dateline.localstack.Part;
import dateline.localstack.PartProcess;
import dateline.localstack.StackConfig;
import dateline.standalone.demo.Day;
import dateline.standalone.demo.Demo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The command: starts everything, plays the demo, and watches over it until it is told to end. */
final class Standalone {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Options options;
  private final PrintStream out;

  Standalone(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  int run() throws InterruptedException {
    long start = System.nanoTime();
    Day day = Day.load();
    prepareFolder();
    out.println("Starting Kafka, the schema registry, MongoDB and the services ...");
    Pipeline pipeline =
        Pipeline.start(
            stackConfig(),
            servicesFolder(),
            day.feeds(),
            ServiceOptions.onPorts(options.servicePorts()));
    // Also on System.exit: one way out, services first.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(pipeline), "standalone-close"));
    out.println(
        Welcome.text(
            pipeline, options.data(), day.feeds().get(0).key(), (System.nanoTime() - start) / 1e9));
    if (options.demo()) {
      boolean right = demo(pipeline, day);
      if (options.exitAfterDemo()) {
        return right ? 0 : 1;
      }
    }
    out.println("Running until Ctrl-C.");
    return watch(pipeline);
  }

  private boolean demo(Pipeline pipeline, Day day) throws InterruptedException {
    Demo demo =
        new Demo(
            day,
            pipeline.services().url(Service.INGEST),
            pipeline.services().url(Service.STORE),
            pipeline.backends().kafka(),
            out);
    try {
      return demo.play(options.speed());
    } catch (IOException e) {
      out.println("The demo broke off: " + e.getMessage());
      return false;
    }
  }

  private int watch(Pipeline pipeline) throws InterruptedException {
    while (true) {
      Optional<ServiceProcess> ended = pipeline.services().ended();
      if (ended.isPresent()) {
        out.println(ended.get().failed("ended by itself").getMessage());
        return 1;
      }
      for (Map.Entry<Part, PartProcess> part : pipeline.backends().processes().entrySet()) {
        if (!part.getValue().isAlive()) {
          out.println(part.getKey().label() + " ended by itself; see " + part.getValue().log());
          return 1;
        }
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
    }
  }

  private void close(Pipeline pipeline) {
    out.println("Stopping ...");
    pipeline.close();
    out.println("Stopped. Data is kept in " + options.data());
  }

  private StackConfig stackConfig() {
    StackConfig config = StackConfig.in(stackFolder());
    for (Map.Entry<Part, Integer> port : options.partPorts().entrySet()) {
      config = config.port(port.getKey(), port.getValue());
    }
    return config;
  }

  private void prepareFolder() {
    Path data = options.data();
    try {
      if (options.clean()) {
        // Only what is ours: the folder may hold other things.
        LocalStack.wipe(stackFolder());
        FileTree.delete(servicesFolder());
      }
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new StandaloneException("Can't use the data folder " + data + ": " + e, e);
    }
  }

  private Path stackFolder() {
    return options.data().resolve("stack");
  }

  private Path servicesFolder() {
    return options.data().resolve("services");
  }
}
