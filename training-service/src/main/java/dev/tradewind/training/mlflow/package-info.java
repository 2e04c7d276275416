/** The part of MLflow's REST API with which its stock client lists models, runs and metrics. */
@NullMarked
package dev.tradewind.training.mlflow;

import org.jspecify.annotations.NullMarked;
