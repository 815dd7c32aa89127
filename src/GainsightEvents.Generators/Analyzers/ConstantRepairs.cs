using System.Collections.Immutable;
using System.Globalization;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Carries expressions that would be right from a rule to its code fix, in the diagnostic's properties.</summary>
internal static class ConstantRepairs
{
    // More than these an editor's menu does not make clearer.
    private const int Most = 5;

    public static ImmutableDictionary<string, string?> ToProperties(IEnumerable<string> expressions)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var expression in expressions.Take(Most))
        {
            properties.Add(Key(properties.Count), expression);
        }

        return properties.ToImmutable();
    }

    public static IEnumerable<string> Of(ImmutableDictionary<string, string?> properties)
    {
        for (var i = 0; properties.TryGetValue(Key(i), out var expression) && expression is not null; i++)
        {
            yield return expression;
        }
    }

    private static string Key(int index) => "Repair" + index.ToString(CultureInfo.InvariantCulture);
}
