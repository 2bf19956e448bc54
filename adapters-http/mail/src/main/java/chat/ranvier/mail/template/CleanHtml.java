package chat.ranvier.mail.template;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/**
 * HTML of strangers, of which is left what harms nobody: the tags that messages may have, links,
 * and nothing that is loaded.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#mroommessage-msgtypes">m.room.message
 *     msgtypes</a>
 */
final class CleanHtml {
  private static final Safelist SAFE =
      new Safelist()
          .addTags(
              "a",
              "b",
              "blockquote",
              "br",
              "caption",
              "code",
              "del",
              "details",
              "div",
              "em",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "hr",
              "i",
              "li",
              "ol",
              "p",
              "pre",
              "s",
              "span",
              "strong",
              "sub",
              "summary",
              "sup",
              "table",
              "tbody",
              "td",
              "th",
              "thead",
              "tr",
              "u",
              "ul")
          .addAttributes("a", "href")
          .addProtocols("a", "href", "http", "https", "mailto", "matrix")
          .addEnforcedAttribute("a", "rel", "noopener noreferrer");

  private CleanHtml() {}

  static String of(String html) {
    return Jsoup.clean(html, "", SAFE, new Document.OutputSettings().prettyPrint(false));
  }
}
