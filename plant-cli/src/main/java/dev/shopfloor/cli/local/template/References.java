package dev.shopfloor.cli.local.template;

/** What {@code Ref} and {@code Fn::GetAtt} may name at one place of the template. */
interface References {
  /**
   * What {@code Ref} gives: one value, or a list for a parameter of a list type.
   *
   * @throws TemplateException when there is no such thing, or none at this place
   */
  TemplateNode ref(String name, int line);

  /**
   * What {@code Fn::GetAtt} gives.
   *
   * @throws TemplateException when there is no such attribute, or none at this place
   */
  String attribute(String resource, String attribute, int line);
}
