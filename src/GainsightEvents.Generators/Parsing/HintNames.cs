using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Names the generated files: as the type is named, unless that is too long for a file system or differs from another only by case or composition.</summary>
internal static class HintNames
{
    // Leaves room for directories where the files are written to disk (EmitCompilerGeneratedFiles).
    private const int Longest = 120;

    // File systems count bytes, 255 of them at most, and a hash and an extension may follow.
    private const int MostBytes = 200;

    public static string Of(INamedTypeSymbol type)
    {
        var name = TypeNames.Readable(type) + Arities(type);
        return name.Length <= Longest && Encoding.UTF8.GetByteCount(name) <= MostBytes ? name : WithHash(Beginning(name), name);
    }

    /// <summary>Names that another equals but for case: Roslyn and some file systems take them for one.</summary>
    public static EquatableArray<string> FindAmbiguous(ImmutableArray<string> names) =>
        names.GroupBy(Folded, StringComparer.OrdinalIgnoreCase)
            .Where(static same => same.Skip(1).Any())
            .SelectMany(static same => same)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>The file's name, told apart by a hash where it is ambiguous.</summary>
    public static string FileName(string name, EquatableArray<string> ambiguous) =>
        (ambiguous.Contains(name, StringComparer.Ordinal) ? WithHash(name, name) : name) + ".g.cs";

    // Only what is refused is generic, and it may stand beside an event of its name.
    private static string Arities(INamedTypeSymbol type) =>
        type.IsGenericType ? "-" + string.Join("-", type.Chain().Select(static part => part.Arity.ToString(CultureInfo.InvariantCulture))) : "";

    // Whole characters, and not half of a surrogate pair.
    private static string Beginning(string name)
    {
        var length = Math.Min(name.Length, Longest - 9);
        while (Encoding.UTF8.GetByteCount(name.ToCharArray(), 0, length) > MostBytes - 9 || (length > 0 && char.IsHighSurrogate(name[length - 1])))
        {
            length--;
        }

        return name.Substring(0, length);
    }

    // Some file systems compose characters as well, so that two ways to write one are the same name.
    private static string Folded(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC).ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            return name.ToUpperInvariant();
        }
    }

    private static string WithHash(string prefix, string hashed)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 2166136261u;
        foreach (var character in hashed)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return prefix + "." + hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
