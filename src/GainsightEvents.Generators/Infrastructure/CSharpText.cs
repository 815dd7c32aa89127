using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Writes identifiers and constants as C# source.</summary>
internal static class CSharpText
{
    // Words that are not keywords and yet mean something where a type, a local or a parameter of that name stands, in this version of C# or the next.
    private static readonly HashSet<string> RiskyWords = new(StringComparer.Ordinal)
    {
        "allows", "and", "async", "await", "closed", "dynamic", "extension", "field", "file", "global", "managed", "nameof", "nint", "not", "notnull", "nuint", "or",
        "partial", "record", "required", "scoped", "union", "unmanaged", "var", "when", "where", "with", "yield",
    };

    /// <summary>Whether C# can write the name at all. F# and others name things with blanks, and C# drops formatting characters.</summary>
    public static bool IsIdentifier(string name)
    {
        foreach (var character in name)
        {
            if (character > '~' && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format)
            {
                return false;
            }
        }

        return SyntaxFacts.IsValidIdentifier(name);
    }

    /// <summary>The identifier, with <c>@</c> where it would be read as a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || RiskyWords.Contains(name) ? "@" + name : name;

    /// <summary>A string literal. What is not plainly visible, and what ends a line somewhere, is escaped.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                literal.Append("\\U").Append(char.ConvertToUtf32(text, i++).ToString("X8", CultureInfo.InvariantCulture));
            }
            else
            {
                Append(literal, text[i]);
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The literal, or <c>null</c>.</summary>
    public static string LiteralOrNull(string? text) => text is null ? "null" : Literal(text);

    /// <summary>A constant of a built-in type, or null for any other.</summary>
    public static string? Constant(object value) => value switch
    {
        string text => Literal(text),
        bool flag => flag ? "true" : "false",
        char character => "'" + (character == '\'' ? "\\'" : character == '"' ? "\"" : Unquoted(character)) + "'",
        double number => FloatingPoint(number, "double", number.ToString("R", CultureInfo.InvariantCulture), "d"),
        float number => FloatingPoint(number, "float", number.ToString("R", CultureInfo.InvariantCulture), "f"),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        sbyte or byte or short or ushort or int or uint or long or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string FloatingPoint(double value, string type, string text, string suffix) => value switch
    {
        double.PositiveInfinity => type + ".PositiveInfinity",
        double.NegativeInfinity => type + ".NegativeInfinity",
        double.NaN => type + ".NaN",
        _ => text + suffix,
    };

    private static string Unquoted(char character)
    {
        var escaped = new StringBuilder();
        Append(escaped, character);
        return escaped.ToString();
    }

    private static void Append(StringBuilder literal, char character)
    {
        switch (character)
        {
            case '"' or '\\':
                literal.Append('\\').Append(character);
                break;
            case >= ' ' and <= '~':
                literal.Append(character);
                break;
            case > '~' when char.IsLetterOrDigit(character):
                literal.Append(character);
                break;
            default:
                literal.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
