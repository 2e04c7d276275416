package dev.tradewind.training.price;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.export.TensorValues;
import dev.tradewind.training.nn.layer.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * What callers send: for each column of the table but units a [batch], by the column's name, raw:
 * numbers and promotions are floats, NaN where a number is missing; words are strings, any where
 * one is new.
 */
final class PriceInputs {

  private final Forward forward;
  private final Sales sales;
  private final Map<String, Placeholder<?>> byName = new LinkedHashMap<>();
  private final List<Op> tables = new ArrayList<>();
  private final Placeholder<TFloat32> price;
  private final Operand<TInt32> item;
  private final List<Operand<TFloat32>> promoted = new ArrayList<>();
  private final List<Operand<?>> others = new ArrayList<>();

  PriceInputs(Forward forward, Sales sales) {
    this.forward = forward;
    this.sales = sales;
    Ops tf = forward.tf();
    price = number(sales.columns().price().name());
    String column = sales.itemColumn();
    item =
        column == null || !sales.hasItems()
            ? tf.zeros(tf.shape(price), TInt32.class)
            : places(column, sales.items());
    sales.promotions().forEach(name -> promoted.add(number(name)));
    for (Sales.Control control : sales.controls()) {
      others.add(
          control.isNumber() ? number(control.name()) : places(control.name(), control.words()));
    }
  }

  private Placeholder<TFloat32> number(String name) {
    Placeholder<TFloat32> input =
        forward
            .tf()
            .withName("input_" + byName.size())
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
    byName.put(name, input);
    return input;
  }

  /** Of words, of which the first stands for all unknown ones. */
  private Operand<TInt32> places(String name, List<String> words) {
    Ops tf = forward.tf();
    Placeholder<TString> input =
        tf.withName("input_" + byName.size())
            .placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    byName.put(name, input);
    if (words.size() < 2) {
      return tf.zeros(tf.shape(input), TInt32.class);
    }
    Vocabulary known =
        new Vocabulary(forward, "words_" + tables.size(), words.subList(1, words.size()));
    tables.add(known.initializer());
    // What a table answers has no known shape, and ops look at it.
    return tf.reshape(known.numbers(input), tf.constant(new int[] {-1}));
  }

  /** [batch] */
  Operand<TFloat32> price() {
    return price;
  }

  /** [batch], numbers of items. */
  Operand<TInt32> item() {
    return item;
  }

  /** [batch] each, 0 or 1. */
  List<Operand<TFloat32>> promoted() {
    return promoted;
  }

  /** Of numbers [batch] of floats as they come, of words their places. */
  List<Operand<?>> others() {
    return others;
  }

  /** In the order of asking. */
  Map<String, Placeholder<?>> byName() {
    return byName;
  }

  /** All but the price. */
  Map<String, Placeholder<?>> besidePrice() {
    Map<String, Placeholder<?>> others = new LinkedHashMap<>(byName);
    others.remove(sales.columns().price().name());
    return others;
  }

  /** To be run once, and after loading. */
  List<Op> tables() {
    return tables;
  }

  /** A row as a request. */
  Map<String, TensorProto> request(int row) {
    Map<String, TensorProto> values = new LinkedHashMap<>();
    values.put(sales.columns().price().name(), one((float) Math.exp(sales.logPrice()[row])));
    String column = sales.itemColumn();
    if (column != null && sales.hasItems()) {
      values.put(column, one(sales.items().get(sales.item()[row])));
    }
    for (int i = 0; i < promoted.size(); i++) {
      values.put(sales.promotions().get(i), one(sales.promoted()[row][i] ? 1f : 0f));
    }
    for (int i = 0; i < others.size(); i++) {
      Sales.Control control = sales.controls().get(i);
      double value = sales.others()[row][i];
      values.put(
          control.name(),
          control.isNumber() ? one((float) value) : one(control.words().get((int) value)));
    }
    return values;
  }

  static TensorProto one(float value) {
    return TensorValues.floats(new float[] {value}, 1);
  }

  private static TensorProto one(String word) {
    return TensorValues.strings(new String[] {word}, 1);
  }
}
