package dev.tradewind.training.dataset;

import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.DataSetUnavailableException;
import dev.tradewind.training.domain.EntityScan;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.impression.ImpressionData;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fetches a model's data set into a file, or a directory, that its worker reads: what the operator
 * provides for it, or else what the shop does. Blocks.
 */
@ApplicationScoped
public class DataSets {

  private final ShopData shop;
  private final ImpressionData impressions;
  private final ProvidedFiles provided;

  DataSets(ShopData shop, ImpressionData impressions, ProvidedFiles provided) {
    this.shop = shop;
    this.impressions = impressions;
    this.provided = provided;
  }

  /**
   * Fetches the data set, without people who were erased.
   *
   * @param target where it is written
   * @param subjects where those who are in it are written down, if its rows are people
   * @param log told what a person may want to know of the data
   * @return what was read
   */
  public DataDescription fetch(
      TrainableModel model, Path target, Path subjects, Consumer<String> log)
      throws DataSetUnavailableException, InterruptedException {
    try {
      Optional<EntityScan> scan = model.ofShop();
      if (model == TrainableModel.CTR && !provided.has(model)) {
        return impressions.read(target, subjects, log);
      }
      if (scan.isEmpty() || provided.has(model)) {
        return provided.copy(model, target, subjects);
      }
      DataDescription data = shop.read(scan.get(), target, subjects, log);
      Optional<String> refusal = scan.get().refusal(data.rows());
      if (refusal.isPresent()) {
        throw new DataSetUnavailableException(refusal.get());
      }
      return data;
    } catch (StatusRuntimeException failure) {
      throw new DataSetUnavailableException(
          "the feature service did not give the data set: " + why(model, failure.getStatus()),
          failure);
    } catch (IOException failure) {
      throw new DataSetUnavailableException(
          "the data set could not be read or written: " + failure, failure);
    }
  }

  private static String why(TrainableModel model, Status status) {
    if (status.getCode() != Status.Code.NOT_FOUND) {
      return status.getCode().toString();
    }
    return "it does not serve "
        + model.ofShop().map(EntityScan::feature).orElse("its features")
        + " (see tradewind.feature.definitions.shipped)";
  }
}
