package dateline.localstack;

/** A part of the stack; the label is how messages and log files call it. */
public enum Part {
  /** The Kafka broker. */
  KAFKA("kafka"),
  /** The schema registry. */
  REGISTRY("registry"),
  /** The MongoDB server. */
  MONGO("mongo");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /** The part's name in options, folders and messages. */
  public String label() {
    return label;
  }

  /** Throws with a message for the operator if something else listens on this port. */
  void requireFree(int port) {
    Ports.requireFree(port, label, "--" + label + "-port");
  }
}
