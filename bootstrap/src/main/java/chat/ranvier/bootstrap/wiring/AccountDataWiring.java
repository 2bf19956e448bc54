package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.accountdata.FindAccountData;
import chat.ranvier.application.accountdata.KeepAccountData;
import chat.ranvier.application.accountdata.SetAccountData;
import chat.ranvier.application.accountdata.port.AccountDataQuota;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.push.FindPushRules;
import chat.ranvier.application.tag.ChangeTags;
import chat.ranvier.bootstrap.config.AccountDataConfig;
import chat.ranvier.http.client.accountdata.AccountDataRoutes;
import chat.ranvier.http.client.tag.TagsRoutes;
import chat.ranvier.http.server.Router;

/** Account data, and tags, which are some of it. */
final class AccountDataWiring {
  private AccountDataWiring() {}

  static void register(
      AccountDataStore accountData,
      FindPushRules findPushRules,
      AccountDataConfig config,
      Commits commits,
      Router router) {
    AccountDataQuota quota = new AccountDataQuota(config.maxSize().bytes(), config.maxItems());
    KeepAccountData keep = new KeepAccountData(accountData, quota, commits);
    new AccountDataRoutes(new FindAccountData(accountData), findPushRules, new SetAccountData(keep))
        .register(router);
    new TagsRoutes(new ChangeTags(accountData, keep)).register(router);
  }
}
