package chat.ranvier.application.mail.port;

import chat.ranvier.domain.json.JsonObject;

/** The templates that mails are written by: the operator's own, or those that come along. */
public interface Templates {
  /**
   * What the template makes of the variables. In templates whose names end in {@code .html} every
   * variable is escaped but those named {@code body_text_html}, which hold strangers' HTML: of it
   * is left what harms nobody.
   *
   * @param name of the template's file
   * @throws MailException where the template cannot be used
   */
  String render(String name, JsonObject variables) throws MailException;
}
