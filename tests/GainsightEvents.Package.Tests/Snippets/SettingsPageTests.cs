using System.Collections;
using System.Reflection;

namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>The page of settings has a row for each setting that the options have, and for no other.</summary>
public sealed class SettingsPageTests
{
    [Fact]
    public void The_page_has_a_row_for_every_setting_and_for_nothing_else()
    {
        var rows = Documentation.LinesOf("docs/reference/settings.md")
            .Where(static line => line.StartsWith("| `Gainsight:", StringComparison.Ordinal))
            .Select(static line => line.Split('`')[1]);

        Assert.Equal(PathsOf(typeof(GainsightOptions), "Gainsight").Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> PathsOf(Type options, string path) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => PathsOf(property, $"{path}:{property.Name}"));

    private static IEnumerable<string> PathsOf(PropertyInfo property, string path) =>
        IsDictionary(property.PropertyType)
            ? property.Name == "Accounts" ? [$"{path}:{{name}}"] : PathsOf(property.PropertyType.GenericTypeArguments[1], $"{path}:{{name}}")
        : property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal) ? PathsOf(property.PropertyType, path)
        : [path];

    private static bool IsDictionary(Type type) => type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GenericTypeArguments.Length == 2;
}
