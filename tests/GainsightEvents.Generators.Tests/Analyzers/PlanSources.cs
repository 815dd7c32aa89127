namespace GainsightEvents.Generators.Tests.Analyzers;

/// <summary>Plan files for the tests of the rules about them.</summary>
internal static class PlanSources
{
    public const string User = """{ "name": "identifyId", "type": "string", "required": true }""";

    /// <summary>A plan of one PX event, one line a member.</summary>
    public static string Of(string eventName, params string[] members) =>
        $"{{\n  \"format\": 1,\n  \"events\": [\n    {Event(eventName, members)}\n  ]\n}}\n";

    /// <summary>The same with a version.</summary>
    public static string Versioned(string version, string eventName, params string[] members) =>
        Of(eventName, members).Replace("\"format\": 1,", $"\"format\": 1,\n  \"version\": {version},", StringComparison.Ordinal);

    private static string Event(string name, string[] members) =>
        $"{{ \"target\": \"px\", \"name\": {name}, \"members\": [\n      {string.Join(",\n      ", members)}\n    ] }}";
}
