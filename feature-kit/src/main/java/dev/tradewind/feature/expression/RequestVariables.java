package dev.tradewind.feature.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.tradewind.feature.definition.domain.ExpressionException;
import dev.tradewind.feature.definition.domain.ValueKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an on-demand expression can ask for: {@code f}, {@code request} and {@code now}. */
final class RequestVariables {

  static final String FEATURES = "f";
  static final String REQUEST = "request";
  static final String NOW = "now";

  private RequestVariables() {}

  static CelCompiler compiler(Map<String, ValueKind> features, Map<String, Boolean> inputs) {
    ImmutableMap.Builder<String, CelType> featureTypes = ImmutableMap.builder();
    features.forEach((name, kind) -> featureTypes.put(name, type(kind)));
    ImmutableMap.Builder<String, CelType> inputTypes = ImmutableMap.builder();
    inputs.forEach(
        (name, text) -> inputTypes.put(name, text ? SimpleType.STRING : SimpleType.DOUBLE));
    StructType f = struct("tradewind.Features", featureTypes.buildKeepingLast());
    StructType request = struct("tradewind.Request", inputTypes.buildKeepingLast());
    return CelDialect.compiler()
        .setTypeProvider(new Types(ImmutableList.of(f, request)))
        .addVar(FEATURES, f)
        .addVar(REQUEST, request)
        .addVar(NOW, SimpleType.TIMESTAMP)
        .build();
  }

  private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
    return StructType.create(
        name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
  }

  private static CelType type(ValueKind kind) {
    return switch (kind) {
      case WHOLE -> SimpleType.INT;
      case DECIMAL -> SimpleType.DOUBLE;
      case TEXT -> SimpleType.STRING;
      case TEXTS -> ListType.create(SimpleType.STRING);
      case NUMBERS -> ListType.create(SimpleType.DOUBLE);
      case GROUPS -> MapType.create(SimpleType.STRING, SimpleType.DOUBLE);
    };
  }

  /**
   * The features that an expression names.
   *
   * @throws ExpressionException where it uses {@code f} or {@code request} other than for a field
   */
  static Set<String> usedFeatures(CelAbstractSyntaxTree ast) throws ExpressionException {
    Set<String> used = new TreeSet<>();
    for (CelNavigableExpr node : CelNavigableAst.fromAst(ast).getRoot().allNodes().toList()) {
      if (node.getKind() != Kind.IDENT) {
        continue;
      }
      String name = node.expr().ident().name();
      if (!name.equals(FEATURES) && !name.equals(REQUEST)) {
        continue;
      }
      Optional<CelNavigableExpr> parent = node.parent();
      if (parent.isEmpty() || parent.get().getKind() != Kind.SELECT) {
        throw new ExpressionException(
            "line 1, column 1: " + name + " can only be used as " + name + ".name");
      }
      if (name.equals(FEATURES)) {
        used.add(parent.get().expr().select().field());
      }
    }
    return used;
  }

  /** The two kinds of message there are. */
  private record Types(ImmutableList<StructType> structs) implements CelTypeProvider {

    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.copyOf(structs);
    }

    @Override
    public Optional<CelType> findType(String name) {
      return structs.stream()
          .filter(type -> type.name().equals(name))
          .map(CelType.class::cast)
          .findFirst();
    }
  }
}
