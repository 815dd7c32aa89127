using System.Collections.Immutable;
using System.Globalization;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Names the generated files: as the type is named, unless that is too long for a file system or differs from another only by case.</summary>
internal static class HintNames
{
    // Leaves room for directories where the files are written to disk (EmitCompilerGeneratedFiles).
    private const int Longest = 120;

    public static string Of(INamedTypeSymbol type)
    {
        var name = TypeNames.Readable(type);
        return name.Length <= Longest ? name : WithHash(name.Substring(0, Longest - 9), name);
    }

    /// <summary>Names that another equals but for case: Roslyn and some file systems take them for one.</summary>
    public static EquatableArray<string> FindAmbiguous(ImmutableArray<string> names) =>
        names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Where(static same => same.Skip(1).Any())
            .SelectMany(static same => same)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>The file's name, told apart by a hash where it is ambiguous.</summary>
    public static string FileName(string name, EquatableArray<string> ambiguous) =>
        (ambiguous.Contains(name, StringComparer.Ordinal) ? WithHash(name, name) : name) + ".g.cs";

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
