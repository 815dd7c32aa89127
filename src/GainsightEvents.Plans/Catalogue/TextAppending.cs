using System.Text;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>Appends what is a text already: an interpolated one would be taken apart, and its values be formatted by a culture.</summary>
internal static class TextAppending
{
    public static StringBuilder Add(this StringBuilder builder, string text) => builder.Append(text);
}
