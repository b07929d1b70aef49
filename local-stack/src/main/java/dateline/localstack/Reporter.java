package dateline.localstack;

/** Takes lines about what takes long, for whoever waits. */
@FunctionalInterface
interface Reporter {

  void say(String line);
}
