package chat.ranvier.http.page;

import chat.ranvier.application.pusher.Unsubscribe;
import chat.ranvier.application.pusher.port.PusherKey;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The page that links in mails lead to whose readers want no more of them. Looking at it ends
 * nothing, as programs that check mails look at it, too; its button does, and so does the mail
 * program's own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8058">One-click unsubscribe</a>
 */
public final class UnsubscribeRoutes {
  private static final String PATH = "/_synapse/client/unsubscribe";
  private static final String TITLE = "Notification mails";

  private final Unsubscribe unsubscribe;

  /** The routes, on the operation behind them. */
  public UnsubscribeRoutes(Unsubscribe unsubscribe) {
    this.unsubscribe = unsubscribe;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router.get(PATH, this::ask);
    router.post(PATH, this::end);
  }

  private Answer ask(Exchange exchange) {
    return Page.withForm(
        TITLE,
        """
        <h1>Notification mails</h1>
        <p>Shall no more mails be sent to <b>%s</b> about messages that %s has missed?</p>
        <form method="post"><button>No more mails</button></form>
        """
            .formatted(
                Page.escaped(exchange.requiredQuery("pushkey")),
                Page.escaped(exchange.requiredQuery("user_id"))));
  }

  /** Says the same whether there was something to end or not, so that nobody can try secrets. */
  private Answer end(Exchange exchange) {
    unsubscribe.handle(
        new PusherKey(
            UserId.parse(exchange.requiredQuery("user_id")),
            exchange.requiredQuery("app_id"),
            exchange.requiredQuery("pushkey")),
        exchange.requiredQuery("access_token"));
    return Page.of(
        TITLE,
        """
        <h1>Notification mails</h1>
        <p>There will be no more mails by this link.</p>
        """);
  }
}
