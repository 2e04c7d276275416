/**
 * Gradient-boosted trees as a learner: trained by XGBoost, served as part of a TensorFlow graph, so
 * that whoever serves a model needs neither XGBoost nor this code.
 */
@NullMarked
package dev.tradewind.training.trees;

import org.jspecify.annotations.NullMarked;
