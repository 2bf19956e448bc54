package chat.ranvier.db.sql;

import io.helidon.common.GenericType;
import io.helidon.common.mapper.Mapper;
import io.helidon.common.mapper.MapperManager;
import io.helidon.common.mapper.MappersConfig;
import java.util.Optional;

/**
 * Stands where DbClient wants mappers of values: columns are read as the driver gives them.
 *
 * <p>Without it Helidon's service registry is searched at the start, for a third of a second.
 */
@SuppressWarnings("removal")
final class NoMapping implements MapperManager {
  @Override
  public <S, T> T map(
      S source, GenericType<S> sourceType, GenericType<T> targetType, String... qualifiers) {
    throw new UnsupportedOperationException("values are not mapped");
  }

  @Override
  public <S, T> T map(S source, Class<S> sourceType, Class<T> targetType, String... qualifiers) {
    throw new UnsupportedOperationException("values are not mapped");
  }

  @Override
  public <S, T> Optional<Mapper<S, T>> mapper(
      GenericType<S> sourceType, GenericType<T> targetType, String... qualifiers) {
    return Optional.empty();
  }

  @Override
  public MappersConfig prototype() {
    throw new UnsupportedOperationException("values are not mapped");
  }
}
