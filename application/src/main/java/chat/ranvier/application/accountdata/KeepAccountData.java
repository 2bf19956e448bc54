package chat.ranvier.application.accountdata;

import chat.ranvier.application.accountdata.port.AccountDataQuota;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;

/**
 * Keeps account data of users as far as their quota goes: however much somebody sets at a time, and
 * in however many types, what a {@code /sync} has to hold stays bounded.
 */
public final class KeepAccountData {
  private final AccountDataStore accountData;
  private final AccountDataQuota quota;
  private final Commits commits;

  /** Writes to this store. */
  public KeepAccountData(AccountDataStore accountData, AccountDataQuota quota, Commits commits) {
    this.accountData = accountData;
    this.quota = quota;
    this.commits = commits;
  }

  /**
   * Keeps what is to be kept at a position, made as it is stored; durable on return.
   *
   * @param room the room that it is about; none where it is global
   * @param datum given the position; none where it would be too large by itself
   * @throws MatrixFailure {@code M_TOO_LARGE} where it is too large, or the user has all that one
   *     may have
   */
  public void keep(UserId user, Optional<RoomId> room, LongFunction<Optional<AccountDatum>> datum) {
    AtomicBoolean kept = new AtomicBoolean();
    commits.writeAt(
        new ChangeNotice.ForUsers(SetAccountData.STREAM, List.of(user), room),
        position ->
            kept.set(
                datum
                    .apply(position)
                    .filter(each -> accountData.putWithin(quota, user, each))
                    .isPresent()));
    if (!kept.get()) {
      throw new MatrixFailure(
          ErrorCode.TOO_LARGE,
          "A user keeps at most %d bytes of account data in %d items"
              .formatted(quota.bytes(), quota.items()));
    }
  }
}
