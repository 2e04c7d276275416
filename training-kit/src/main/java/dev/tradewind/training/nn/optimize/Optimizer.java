package dev.tradewind.training.nn.optimize;

import org.tensorflow.op.Op;

/** How a slope moves a variable. */
public sealed interface Optimizer permits AdamW, Adagrad {

  /** Adds the ops that move a whole variable. */
  Op moveWhole(Moving moving, Gradient.Whole gradient);

  /** Adds the ops that move some rows of a table and leave all others, and their slots, alone. */
  Op moveRows(Moving moving, Gradient.ByRow gradient);
}
