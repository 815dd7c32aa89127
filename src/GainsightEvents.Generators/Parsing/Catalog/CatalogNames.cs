using System.Globalization;
using System.Text;

namespace GainsightEvents.Generators.Parsing.Catalog;

/// <summary>Names the class of a catalog after its assembly, so that no two assemblies have classes of one name.</summary>
internal static class CatalogNames
{
    /// <summary>
    /// The name as an identifier, from which it can be read back: a dot becomes <c>_</c>, an underscore <c>__</c>, and everything else that is not
    /// an ASCII letter or digit <c>_xHHHH_</c>. So does a digit at the start, and a dot where its underscore would be read as part of one of these.
    /// </summary>
    public static string ClassName(string assemblyName)
    {
        var name = new StringBuilder(assemblyName.Length + 8);
        for (var i = 0; i < assemblyName.Length; i++)
        {
            var character = assemblyName[i];
            if (IsLetterOrDigit(character) && (i > 0 || !IsDigit(character)))
            {
                name.Append(character);
            }
            else if (character == '_')
            {
                name.Append("__");
            }
            else if (character == '.' && i + 1 < assemblyName.Length && assemblyName[i + 1] != 'x' && IsLetterOrDigit(assemblyName[i + 1]))
            {
                name.Append('_');
            }
            else
            {
                name.Append("_x").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)).Append('_');
            }
        }

        return name.Length == 0 ? "_" : CSharpText.Identifier(name.ToString());
    }

    private static bool IsLetterOrDigit(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') || IsDigit(character);

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
