package dev.tradewind.training.nn.layer;

import dev.tradewind.training.nn.Forward;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.HashTable;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** A vocabulary inside the graph: the i-th word (from 0) has the number i + 1, others have 0. */
public final class Vocabulary {

  private final Ops tf;
  private final Operand<?> table;
  private final Op initializer;

  public Vocabulary(Forward forward, String name, List<String> words) {
    tf = forward.tf();
    long[] numbers = new long[words.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i + 1L;
    }
    table = tf.withName(name).hashTable(TString.class, TInt64.class, HashTable.sharedName(name));
    initializer =
        tf.initializeTable(table, tf.array(words.toArray(String[]::new)), tf.constant(numbers));
  }

  /** To be run once in a session, and after loading. */
  public Op initializer() {
    return initializer;
  }

  /** Numbers of words, of any shape. */
  public Operand<TInt32> numbers(Operand<TString> words) {
    return tf.dtypes.cast(tf.lookupTableFind(table, words, tf.constant(0L)), TInt32.class);
  }
}
