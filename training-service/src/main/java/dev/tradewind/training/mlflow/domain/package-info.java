/** MLflow's search filters: plain Java. */
@NullMarked
package dev.tradewind.training.mlflow.domain;

import org.jspecify.annotations.NullMarked;
