package dev.tradewind.training.nn.export;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Leaves out of a graph what nobody will ask for: feeding ops, evaluation ops. */
final class GraphPruning {

  private GraphPruning() {}

  static GraphDef keepNeededBy(Collection<String> roots, GraphDef graph) {
    Map<String, NodeDef> nodes = new HashMap<>();
    graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
    Set<String> needed = new HashSet<>(roots);
    Deque<String> open = new ArrayDeque<>(needed);
    while (!open.isEmpty()) {
      NodeDef node = nodes.get(open.pop());
      if (node == null) {
        throw new IllegalStateException("the graph misses a node");
      }
      for (String input : node.getInputList()) {
        String producer = producer(input);
        if (needed.add(producer)) {
          open.push(producer);
        }
      }
    }
    GraphDef.Builder kept = graph.toBuilder().clearNode();
    graph.getNodeList().stream()
        .filter(node -> needed.contains(node.getName()))
        .forEach(kept::addNode);
    return kept.build();
  }

  /** "^name" is a control input, "name:1" the second output. */
  private static String producer(String input) {
    String name = input.startsWith("^") ? input.substring(1) : input;
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
